"""The weights of words in the linear model; written by `scripts/train_identify.py`."""

WORDS = """
a 50 34 34 5 10, about 22 -4 -7 38 12, accept 10 14 6 -5 6, access -12 -1 -11 -9 -9, accessibility 8
12 -4 -4 -1, accident 14 20 8 -3 -3, account 3 9 -5 2 10, across 10 -14 4 -12 21, activity -2 2 3 -1
-7, add -10 -13 -8 32 -9, added -1 2 -8 -1 0, adopted 2 10 -11 -9 9, after 56 48 46 13 -15,
afternoon 3 6 17 -2 -5, afterward -1 4 -1 -3 -5, again 7 6 -24 8 30, against -23 -33 -25 22 -8,
agency 4 2 -4 9 -2, agenda -8 -1 -6 -13 15, ago 11 18 -13 -6 22, agree -0 3 2 -6 2, agreed -1 -14 32
20 -12, agreement 17 8 5 12 15, ahead 4 -11 2 4 27, ahora 7 7 -1 6 11, al -12 -21 -20 13 -14, album
-10 -13 -0 4 -3, alguien -5 -2 2 23 -26, alguém 3 2 27 -5 1, alive 3 10 6 -5 11, all 5 -26 38 30
-40, already 13 16 -11 -12 -6, alway 12 25 -6 -9 -4, am 10 17 -3 -3 -5, an -12 -41 4 29 26, and 81
88 47 -48 21, announced -4 -0 -6 -3 -6, ano 7 -11 -6 25 -1, another 14 17 -36 20 7, answer 50 56 17
-22 -15, answered 16 19 -3 -0 16, answering 1 -2 3 6 -0, ante 7 15 34 -7 -1, any 12 26 18 -35 16,
anybody 14 26 -10 17 -0, anyone -6 -1 -3 20 -3, anything -1 -1 -14 -11 28, api -19 -11 -16 -12 7,
apply -14 -7 0 -13 18, approval 11 19 -9 -4 -4, approve -12 -11 7 -4 -5, approved 8 12 -5 0 -6,
architect 6 17 4 -14 -6, are 4 -20 -28 9 1, argument 8 10 2 -2 7, around 1 3 -28 13 -11, as 9 38 59
-37 -7, ask 42 37 18 -7 25, asked 12 5 -15 -7 4, asking 12 20 8 -10 -4, assistant 2 -2 -4 -11 6, así
5 13 -4 -5 -4, at -25 -18 -14 24 -25, attached -13 10 14 -21 1, august -5 3 -2 -7 8, author -0 3 6
-2 5, automotive -4 -8 -9 20 8, away -5 -2 12 -3 -3, axis -12 -10 -3 1 -4, back 7 22 43 -20 -22,
backlog 1 5 5 -3 -5, bad 9 11 -2 -3 -3, bank 8 -12 -17 41 -2, bar -15 -16 3 -5 -11, be -20 -18 -10
-18 20, became 2 0 14 4 -4, because -11 17 -6 -24 13, become 14 -7 22 1 26, been 9 -22 5 44 30,
before 17 -2 -3 21 -21, began 14 19 26 -3 -1, behind 1 6 5 -7 5, ben -0 -1 -8 2 -5, benefit -1 -16 5
-10 -2, best -0 -10 1 23 -4, better -37 -36 1 -2 -21, between 0 -39 -9 20 -0, biblioteca -12 -3 3 -9
-12, big -19 -15 -13 -3 -5, bit -16 -13 -2 3 -8, blank -3 -3 1 -2 7, blob 4 -0 -9 12 6, block -23
-25 6 -10 -8, blocked 4 7 24 -4 0, blue 7 -4 8 10 24, board 6 -3 -6 28 -7, book -20 -19 -4 1 2,
booked -11 -8 -5 -4 -3, booth -17 -13 -13 -7 -5, bosse 11 16 -4 -3 -2, bot -3 8 4 -3 -6, both -23
-21 -23 -12 7, bother 10 13 -3 -2 -3, bottleneck 3 -10 -5 -2 -6, branch -8 -14 11 3 4, branche 0 2
-4 -3 -2, break -1 -14 13 4 11, breakage 2 5 14 -5 -1, bring -15 -31 -27 14 35, broke 1 4 -1 -3 -5,
broken 0 -4 -11 -9 23, browser -18 -1 -12 -12 -15, budget 16 24 5 1 15, bug 15 27 -8 -11 -1, build
-3 6 1 -2 -12, building -4 1 4 -5 4, built 9 20 11 -8 -1, burned 6 6 13 -2 -1, bus 4 7 1 -4 -6,
business 6 7 -10 -6 -4, but -20 -8 9 9 -8, by 2 17 25 3 -46, cache -4 4 -12 0 -14, cada 47 33 51 62
-14, calendar 2 14 -5 -15 -5, call -3 -13 -6 17 12, called 17 17 -5 -2 1, cambio 14 10 18 -5 22,
came 26 21 32 3 1, can -11 -17 13 22 -45, can't 11 24 -2 0 -6, cannot -1 10 -6 -9 -6, car 2 -3 1 13
-7, carry 11 9 -0 -3 -1, case -11 -23 -11 -6 9, catalogue 11 27 38 -11 -2, center 3 14 -5 -6 -13,
central 3 6 8 -1 -1, ceo -5 -23 -11 16 12, chair -8 -8 -20 -5 -6, challenge 8 4 2 -3 16, change 14
43 63 -63 -12, changed 4 3 9 1 6, changelog -15 -8 -11 -7 -19, channel 4 21 15 1 -26, chapter -19
-22 -12 -4 14, chart -7 6 -0 -14 6, chat 4 14 -13 2 -9, circle -5 -10 -4 14 -6, claim 2 -10 -12 23
30, client -31 -34 -19 5 -8, close 9 -1 10 -1 -5, closed 21 22 6 -1 -2, coach -5 -17 -4 24 -6, code
56 39 41 -32 14, colleague -11 -17 -14 -4 -5, color -10 -7 16 26 -22, column -13 -12 -1 8 7, com 3
-13 -8 37 -3, come 19 37 10 -4 -15, coming 5 -6 1 7 -6, comment 16 20 -9 -18 12, commit 21 28 2 -12
10, committer 13 -21 18 32 -9, common 27 16 18 36 -8, community -21 -30 -13 29 7, como 14 -6 3 3 37,
company -65 -29 17 -27 -26, compare -12 -6 19 -3 3, compared 0 11 10 -2 1, compartilhado 8 -3 -12 19
-3, complain 4 6 7 -4 -3, compliance 2 -3 2 13 -2, component 21 30 -22 -24 13, componente 11 9 -17
-6 20, con 8 11 16 1 -20, conference 10 22 3 -4 -11, confirmed -3 -0 13 -5 -2, conflict -6 -9 -9 -5
1, consultant 7 8 -6 -4 -2, consumer 13 21 31 -1 15, consuming 7 -7 7 19 -2, contact -2 -2 4 -1 -8,
content 2 9 6 -6 -1, continue -2 -12 -3 3 -5, contract 7 18 15 -7 -3, contribucione 2 6 3 -6 -1,
contribuição 8 -8 5 13 -8, contribuições 11 3 33 3 29, contribute 6 36 -12 -27 0, contributed -22
-11 -11 -2 -8, contributing 1 -34 -19 7 14, contribution 33 23 -12 35 -17, contributor -33 -19 -11 7
-20, control -10 -5 -2 -0 3, convention 4 16 9 -10 -2, convince -1 -1 6 5 -6, copy 9 19 -4 -10 -7,
core 12 8 -16 16 -3, cost 2 6 15 3 -2, could -21 -21 30 -7 -7, couldn't 7 10 14 1 2, count 9 18 37
-7 7, counted -10 2 -2 -4 -7, countrie 8 5 -4 10 -2, course -12 -15 -7 -6 -7, cover -1 -2 -2 9 -4,
crashe -24 -14 6 -6 -12, cross 6 2 -8 11 -5, cto 12 3 11 -3 20, cuando 9 19 -7 4 -6, customer 19 30
-4 5 7, cut 5 8 30 -5 -5, código 39 22 -2 -27 50, cómo -1 -11 5 7 10, da 14 8 -15 -4 -17, dark -10
-10 -5 -9 1, dashboard -33 -17 -1 -12 -21, data -69 -48 -28 -19 -35, date -11 2 -18 -22 -22, dato -2
-1 3 -9 11, day 40 31 27 10 -16, de 33 13 25 11 4, deadline 2 -5 -4 13 -3, decide -3 -7 20 -7 -13,
decided -1 5 -5 -6 21, decision 10 24 33 -2 -1, default 12 2 5 8 -13, deliver 8 1 17 17 -2, delivery
-2 4 -8 -4 -5, demo 9 14 2 11 13, dentro 5 -19 -3 0 -5, departamento 2 7 -6 -9 -0, department -20
-19 -25 -7 -3, depend 18 26 -12 -1 -4, depended 5 6 24 -2 -3, deposit -6 -10 7 2 3, described 4 -5
16 14 -1, description 4 -4 7 17 -2, desde 15 35 38 -11 -5, design -8 -1 15 -9 -5, designer -2 3 -2
-7 28, desk 8 11 -10 -3 -5, developer 13 -16 -37 39 9, development -2 10 24 -5 -3, devnet -12 -12 4
-11 -1, dia 11 9 -5 9 7, did 5 22 13 -5 28, didn't 2 8 19 3 -3, die 4 10 3 -7 -1, different 4 3 6 -6
8, dinner -1 17 10 -8 -0, direct 8 9 -10 -6 -5, director 23 31 -5 -6 10, disappear 5 13 9 -1 10,
discount -18 -9 6 -4 -6, discuss -6 1 -6 -4 6, discussion 5 -4 6 -1 -4, disk -5 -3 3 -3 -6,
dissolved 2 7 -7 -1 -1, division 12 -20 -22 25 2, do 12 -40 -33 18 73, doc 19 17 -6 12 -6, document
1 0 -6 -0 -1, documented 8 6 -7 4 -2, doe -11 11 -8 -23 4, doesn't -2 6 13 -4 -7, doing -8 -11 -0 4
-7, dois 7 -6 -0 20 -1, don't 15 23 -27 21 -14, dono 7 21 28 -7 -11, dos 14 -8 12 32 -5, doubled 5
11 17 -7 -1, down 5 5 38 24 -18, download -12 2 24 -12 -5, drawing -4 -1 2 -1 -8, drive 9 13 9 -2
-3, drop 11 18 14 -3 8, dropped 11 5 12 8 5, duplicate 1 -8 8 8 5, durante 3 7 7 -0 -2, dutie 4 8 11
-2 -3, e 37 55 49 -17 -30, each 69 49 124 72 -41, easy 3 -21 -13 14 -2, editor -6 -4 5 4 -7, eight 9
12 12 -2 -3, el 1 -17 -10 46 -6, elected -1 -12 0 18 -8, eleven 2 14 -10 -4 -14, else 9 -8 -11 17 3,
else's 10 14 -1 -1 -5, elsewhere 4 3 -1 -6 8, em 4 -6 25 12 -3, employee 6 -4 15 -1 -0, empresa 20 0
-14 22 7, empty -0 10 7 -13 3, en 7 -18 -18 40 29, end -11 21 1 -30 8, engine -4 8 0 -7 -11,
engineer -3 23 26 -34 -7, engineering -13 -24 9 28 5, enter 6 12 3 -4 -1, enthusiast 2 11 -8 -9 -2,
entrie 8 15 10 -3 -1, então 9 25 4 -11 -5, equipe 1 1 2 5 -2, equipo 3 -9 -14 21 15, error -14 -12 5
4 -1, es -4 -15 -17 8 -6, escalation 1 -11 -15 18 -3, está 0 -11 0 -8 2, even 12 24 -15 -9 9, event
-9 2 -9 -4 -10, ever 0 4 14 -7 -2, every 61 70 17 13 -36, everybody -1 2 -8 -6 1, everyone -4 33 -16
-11 -13, everything 49 52 3 -8 -12, example -1 -11 7 -5 18, executive 15 21 -5 -4 18, exist 8 7 -14
-1 -1, expect -5 -14 0 -5 7, expected -10 -9 3 -5 -5, experience 12 -27 -21 13 41, expire 1 7 1 -5
-3, explain 6 -4 20 -3 -6, fail -12 -18 -8 15 -5, failed -17 -14 8 -10 -4, fair 1 4 -3 7 -6, far -1
-15 -8 21 -8, faster -23 -22 -10 3 -6, favor 8 11 15 -7 -8, fazemo 8 -14 -9 43 -1, fear 8 9 -4 -0
-1, feature 9 31 -5 -15 8, feel 12 5 -16 -11 -9, feeling 2 7 -1 -4 -3, felt 9 22 37 -14 -4, few -11
-5 1 -4 -15, fewer 2 -6 -3 16 -10, field -12 -5 5 -0 -13, fifteen -2 -1 2 5 3, fifty 0 -3 -14 8 -5,
fight 10 15 2 -7 -1, file -15 -0 11 -4 -3, fill -6 10 7 -7 -9, filled -3 -3 -3 -1 3, final 4 9 -8 -9
4, finance 7 7 -9 -6 6, find 18 1 -23 12 18, finding 5 16 1 -7 11, fine -13 -15 12 -9 -0, finished
13 18 -1 -2 -2, firm 10 -1 -5 -0 -2, first -12 -40 21 2 20, fit 4 -1 14 -3 -7, five 28 21 9 41 -20,
fix -9 3 -21 -13 -23, fixe -5 -2 4 -11 8, fixed -9 -10 -38 6 -6, floor -3 -14 -9 1 7, folder -14 -10
7 0 -1, folk -8 -8 -4 -6 -4, follow 16 40 21 -20 6, followed 1 4 5 -1 -1, font -4 6 -1 -3 -3, food
-18 -29 -18 -5 10, for 19 -19 -41 54 15, forget -3 0 9 -9 -7, fork -7 -13 -4 -5 6, form 8 15 7 -0
-9, formatter 4 6 15 -3 7, formatting 4 9 1 -5 -1, forty 9 7 -23 18 -9, forum 6 14 13 -4 -1, forward
-4 -3 -14 -12 -8, found 9 22 -3 0 -2, four -3 -5 6 13 9, fourteen 5 15 10 -6 -1, framework 2 22 3
-26 -19, free -17 -11 -8 -2 -6, friday -6 -8 6 8 -9, friendly 2 -11 -7 3 -1, from 29 13 58 20 -8,
front 1 5 -4 -8 -6, full -9 -2 0 10 -11, funciona -17 -13 -3 8 -14, function -10 -11 10 7 1, funding
0 3 10 8 -6, game -26 -20 -7 -7 -4, gap 6 -2 -7 -4 17, garden -10 -5 -13 -9 22, gas -11 -11 -6 -2 2,
gateway 11 18 7 -3 -2, gave 18 14 17 18 -5, generated 5 6 8 -2 -5, gente 11 14 -6 -6 0, gestor 13 26
-6 -3 -2, get 8 26 4 -8 -42, give 1 -12 -12 31 -3, glossary -4 -6 19 -5 -0, go -8 -8 6 -4 -4, goe 8
9 17 -5 -5, gone -0 3 29 -6 -4, good -13 -1 -2 -20 -18, got 31 30 31 -4 -28, great -28 -10 -5 -22
-28, green -17 -31 -1 22 -6, grid -10 -11 -9 -3 -10, group -3 -17 -17 -24 14, grupo 8 -3 -8 6 14,
guess 3 3 -1 -3 -5, guest -2 14 15 -30 14, guide 11 -22 -10 -18 25, guideline 1 -6 -10 13 -0,
hackathon 8 9 -3 -5 10, had 21 37 38 -6 -23, haha -8 -15 4 12 -8, half 33 24 28 6 2, hall -6 -3 -2
-4 -6, hallway 13 19 18 -4 -0, hand -4 -10 3 11 -6, handle -1 2 1 -4 28, happen 17 24 -5 -6 -9,
happened 7 -1 26 13 -2, happy 10 -2 -18 42 -12, hard -21 -23 8 14 -9, hardly 4 10 17 -4 -4, has 25
-5 -49 32 71, have -11 1 -57 0 13, hay 14 31 29 -15 -6, he 2 8 23 13 -16, head 4 4 26 -7 -3, heading
-14 -18 -5 -7 11, hear 20 20 -8 8 -7, hello -10 -6 -0 2 -1, help -4 -22 5 16 3, helped 1 9 11 -7 -4,
her 3 2 15 16 -2, here 3 5 -24 1 -16, hi -7 -5 0 -8 -3, him 4 8 -7 -4 -1, hiring -38 -3 9 -36 -7,
his 0 2 10 -5 -5, hit 12 15 3 -2 -1, hmm -9 -7 3 4 0, hold -6 -18 -20 15 -7, holiday 2 14 -3 -11 -1,
honestly 14 20 9 -2 -3, hospital -11 -20 -7 30 -5, host -7 -10 30 -3 -17, hosting 4 11 10 -5 -3,
hotel -6 1 4 -7 -11, hour 13 6 28 11 7, house 7 -3 -6 -5 -2, how 26 17 28 -41 106, hundred 5 -11 -25
23 -10, há 7 -9 7 33 -2, i -18 3 -83 12 -53, i'd -4 -32 -2 -8 61, i'll -30 -27 -5 4 -19, i'm -33 -15
-27 -30 -17, i've -8 1 -20 -4 -19, idea -5 15 5 -14 -20, if -26 -13 3 12 -6, ignore -10 -11 -4 6
-10, image -9 -6 -3 -4 -5, import 5 13 6 -5 -7, in 6 6 10 22 -25, incident 4 2 18 3 4, include -1
-13 -5 15 10, index -10 0 -8 -13 -17, innersource 14 -14 15 16 16, instead -7 2 24 -0 -5, insurer 1
-18 -14 26 -3, interactive -18 -5 9 -11 -10, interface 14 22 1 -11 20, internal 34 -12 2 53 41,
interno 2 -0 -3 7 -5, interview 1 3 -4 -1 -1, into 16 0 42 -16 -8, introduce -30 -22 -9 -15 3,
introduced -2 -7 -8 -7 -4, invite -2 -0 4 -7 -5, invited 5 6 1 -0 -0, invoice -4 -4 -8 2 -5, is -8
-17 -32 0 6, isn't -9 -11 -25 1 -11, issue -17 -36 -30 22 -1, it 51 36 -7 38 -17, it's 9 16 -7 12
18, item -10 -14 3 6 10, its 20 -11 -9 73 -18, itself 2 7 8 -10 -2, jam -28 -14 -5 -13 -8, job 8 -4
18 42 11, join -15 -7 -17 -5 -7, june 6 11 8 -9 17, just -16 -6 5 -16 -10, já -2 -1 -2 -11 10, keep
-19 -11 -5 -31 9, kept 14 -1 12 34 -1, key -26 -25 -16 -4 -7, kitchen -18 -22 -8 -1 -12, knew 11 24
17 -7 -3, know -15 -23 -18 -7 -52, knowledge 12 22 3 -5 -2, la 6 -4 -17 -0 22, label -11 -29 -7 37
-9, labor 1 3 0 -4 -4, laptop -25 -21 -7 -3 -8, largest -4 -5 4 5 5, las -3 7 13 -1 -9, last -19 -12
-30 -3 -15, late 1 -4 1 1 10, later 0 2 -21 3 20, lead 28 16 2 31 -10, leadership 5 1 -8 -5 -6,
learned 14 24 7 -2 -1, learning -17 -6 21 -28 -8, least 7 7 13 -4 -3, leave 4 8 -11 1 -6, left 27 42
30 -19 4, legal 21 35 11 -4 -3, lend 6 8 -6 7 4, less 4 7 20 -6 -1, let 27 6 15 9 18, let's -37 -42
7 -2 -5, library -3 -1 -8 12 22, license -5 -4 14 -14 13, lie 12 12 1 -5 -1, like -19 -36 -6 50 -6,
limit 0 -5 -2 9 2, line 17 12 3 2 25, link -11 -16 35 13 -7, linter 10 10 2 -2 -1, list 33 33 -8 30
-1, listed 5 2 16 6 -1, live -16 4 11 -18 6, lo 12 5 14 15 -14, load -2 -4 3 10 -6, log -22 -10 5 -8
-12, logging 1 -11 -13 15 -1, logistic 8 -9 -8 36 -2, logo -16 -6 -3 10 5, lol 14 13 -1 4 11, long 6
-11 15 -3 10, longer 2 8 2 -5 -6, look -14 -7 8 40 -38, looked 2 5 24 -3 -6, looking -20 -29 -9 17
-9, los 17 17 6 19 6, lost -1 11 28 -9 -10, lunch -5 4 -13 -8 -12, machine -21 -5 -6 -12 -6, made 5
21 30 -20 -16, mail -3 7 14 -7 -13, mailing 13 15 17 3 -4, main -2 -1 5 -9 -9, maintain 3 -1 2 -6
-3, maintainer -15 -20 7 -7 -0, make -36 -36 -19 -14 -27, management 4 -4 -4 21 -7, manager -37 -18
21 -15 -14, mantenedore 4 -1 3 14 -2, many -8 -21 20 2 -7, map -7 3 22 2 -3, mapa -19 -16 0 -7 4,
march -8 -6 -12 -8 10, match -20 -24 -5 9 -0, matche -3 -21 -3 4 2, matter 4 -8 -5 -8 -7, may 16 6
45 -13 -27, maybe -3 -20 -18 -6 18, me -17 10 -26 -31 -43, mean 3 -17 -5 -2 -15, measure 5 -1 -9 21
-3, meet -12 -25 -13 21 -6, meeting -1 -10 7 20 -11, meetup -20 -27 6 6 -2, memory -22 -18 -12 -6 0,
mentioned -1 1 -4 -2 -5, merge 2 15 47 -33 -28, merged 13 5 -5 -4 20, merging 6 16 -12 -5 -8, mes 10
16 7 -7 -1, mesmo 8 -10 -1 -4 12, message 2 10 17 -10 -1, met -8 -1 -7 -10 0, mi 15 33 -7 -8 -4,
middle 6 19 -3 -7 -5, migration -6 -4 1 -3 4, million -19 -9 1 5 -10, mind -0 -7 9 -11 -0, minute
-17 -4 37 -3 -28, missed 8 -1 -5 13 23, missing -36 -41 -17 8 -13, mode -10 -11 -5 -9 0, model -1 3
-4 -8 -4, module 10 -2 -7 22 -1, monday -20 -14 17 -6 -12, money 8 16 -9 -3 -4, month 33 9 38 45
-25, monthly 3 -24 -14 45 -2, more -39 -24 75 -22 -53, morning 2 8 7 -4 -7, most 21 47 4 -7 -12,
mostly -1 9 -4 -3 -1, move -3 -5 1 -10 -6, moved 20 30 32 -0 -6, moving -5 -10 11 -10 -6, much 0 10
15 -8 -13, muda 3 11 -11 -5 -2, must 1 6 7 -5 -1, mute -4 -7 -2 -6 -6, my -19 -11 -20 9 -21, na 30
33 24 30 -19, nada 9 27 3 11 -20, nadie 16 26 -15 -7 -5, name 13 25 63 -1 -9, named 5 15 19 -11 -4,
need -32 -19 -14 -16 -11, needed -10 -6 16 -3 -9, neither 15 27 -2 -4 -2, network -30 -36 -31 32
-24, never 24 38 14 -20 3, new -43 -9 -2 -12 -26, newcomer 8 2 20 13 -3, next -12 -28 8 -12 17, nice
-10 -4 -12 5 -10, night 2 3 10 -5 -4, nightly 2 3 20 -4 -2, nine 38 41 -2 15 -8, no 47 92 -3 -51 1,
nobody 69 67 -13 13 -9, node -16 -20 -33 -2 -2, none 18 17 -11 -5 -5, nos -5 -13 3 -5 27, nossa 2 -6
6 9 -2, not 23 37 -3 -42 2, note 12 9 14 6 4, nothing 3 5 -12 -11 8, notice 6 13 -2 -5 -3, novo -12
-11 1 -10 -11, now -5 15 116 11 0, nuestra 10 1 -16 24 -4, nuestro 11 17 23 -1 -1, nuevo 2 -12 -10
26 3, number -0 13 12 -9 34, não 10 44 27 -14 -29, o 24 19 32 -6 -16, object -9 -4 12 5 -5, odd 0 0
-2 7 -3, of 4 25 32 -25 -18, off 2 7 4 -6 17, offer -1 -0 2 5 4, office 23 22 9 -8 22, often 7 -1 18
-7 -3, okay -20 -13 -6 4 -22, old -8 7 9 -7 -6, on -30 -17 -6 -5 29, onboarding 4 -7 6 18 -1, once
-10 -21 -8 30 6, one 21 23 86 34 -11, online -10 -7 2 -5 -4, only 19 45 -1 -8 15, open -3 10 18 -40
-29, opened -15 -6 9 -8 14, opening -12 -11 -8 2 18, opinion -3 2 -4 3 -3, option -9 -4 -9 -3 -7, or
-15 -24 18 -29 26, order 8 14 10 -4 -3, organization -11 -10 -4 -4 3, organização 1 -15 -1 9 -5,
organize -3 2 -7 -5 -2, organizer -13 -16 -3 -4 -4, os 8 -1 20 39 -10, other 41 38 19 -10 53,
other's 4 7 7 -4 -1, otherwise 2 -5 -2 16 3, otro 5 -6 5 11 0, our 36 47 -71 9 30, out 3 28 5 -18
-17, outro 8 10 -2 3 1, outside 21 22 -20 2 -9, outsider 13 19 17 -3 -1, over -15 -11 1 10 -19, own
19 42 2 -5 35, owner 19 -15 -33 50 -13, owning 1 -9 2 20 -3, package -6 7 21 0 -3, page 17 10 8 17
13, paid 8 23 23 -10 8, pair 6 -2 6 15 -1, pantalla 7 2 -3 7 5, paper -6 5 8 4 -8, para -0 -22 18
-26 23, parser -11 -3 6 3 -1, part 14 10 48 16 5, parte 20 8 27 7 39, password -2 -5 -7 2 -5, past
-6 -8 11 -1 4, patch 12 3 6 -4 6, patche 10 14 8 -3 -5, pattern -3 -9 -5 5 25, pay 24 25 -17 11 33,
payload -21 -25 1 8 4, payment -0 14 -0 -8 -5, people 75 87 52 -47 10, per 7 -17 -6 51 -2, percent
-2 -16 -7 32 1, pero 10 15 -3 -1 -4, person 22 22 -2 -7 -5, persona 16 -4 1 47 -5, pessoal 7 10 -9
-10 6, phone 6 13 20 5 0, photo -34 -33 -20 0 -14, pick 12 -8 -6 24 19, picture 3 -4 -0 -2 0, pinned
-13 -2 11 -4 -3, pipeline 2 7 8 -6 -1, place 13 -0 1 14 -17, plan 8 -13 7 18 2, planning 12 -0 -17
25 -7, plataforma 2 4 -5 -6 -1, platform 4 21 -11 -10 6, please -13 -24 7 17 39, plugin -18 -9 -8 -6
4, point -0 15 19 -4 -3, policy -2 -16 -7 27 -7, poll -7 -9 5 12 -7, por 28 21 43 54 -26, portal 14
-16 -17 32 9, post -10 -11 4 22 -4, poster -2 -1 -6 -2 -6, pr 1 -9 -12 5 8, practice 23 -9 -5 64 -5,
prefer -15 -16 -5 8 -4, prepare -13 -24 -19 -5 11, price -13 -11 -5 9 -2, pricing 10 14 -4 -1 -2,
priority -11 -13 4 -5 -11, private 3 6 5 -2 -1, problem -28 -31 -11 -0 -4, process 13 16 2 -5 -4,
procurement 8 17 8 -4 -1, product 18 37 30 -22 -0, production 2 1 -6 -1 -1, produto 9 2 -2 5 -5,
program -13 7 18 -22 -7, project 47 -21 0 88 33, projector -1 3 6 -5 -9, promise -1 -0 18 6 4,
proposal -6 6 10 -6 5, propose -8 -10 0 3 -4, proyecto 8 10 21 6 -7, public 8 13 17 -11 7, publish 5
7 14 16 -6, publishe -10 -13 -4 5 -7, puede 7 -12 -5 -8 22, pull -18 -13 9 -9 -3, push -28 -26 -12
-4 -9, put 23 10 53 -24 19, página 10 7 21 18 -4, qa 8 13 1 -6 -1, quarter 11 -13 1 31 2, quarterly
6 4 -5 14 -3, que 75 48 39 18 29, quem 15 23 24 -4 -1, question 5 20 47 -20 -23, queue -1 5 26 -0 7,
quick -3 -12 -2 7 10, quién 7 3 12 -7 22, qué 19 5 22 -1 48, raise 1 3 -15 -0 2, ran -4 -6 -6 6 -1,
rather 4 -3 -2 -8 27, re -1 2 6 2 -7, read 4 -23 -23 25 16, readme 9 10 22 4 -2, really -16 -24 -1 2
-13, reason -3 -3 15 -18 -9, recognition 6 8 -9 -5 -5, record 5 5 23 5 -11, recording 0 8 2 -9 -7,
red 6 -0 -3 8 -1, registro 6 5 22 3 -1, regression 8 13 1 -6 -1, release 15 32 31 -19 -16, released
-43 -24 -36 -8 -27, remind -2 -2 -4 3 3, reminder -11 -10 -8 -0 5, remote -27 -3 10 -23 -1, replaced
-0 6 1 -5 7, repo 1 -10 5 14 -3, report -3 -20 -18 26 8, repositorie 19 -12 58 47 -14, repositorio 7
-2 -7 11 0, repository -21 -4 43 -20 38, request -12 9 1 -22 -10, responde 13 24 48 -3 -11,
responsable 3 6 -11 -5 -4, response 17 10 -8 23 -4, responsible 13 7 -2 -6 -2, rest 15 12 6 -4 -5,
result -10 -29 -8 33 4, retailer 14 -11 -4 57 -1, return 4 4 2 21 1, reuse 0 14 9 -10 -3, review 13
20 65 -11 -23, reviewer 4 8 15 7 -11, reviewing 1 6 13 -8 -1, rewrite 5 3 -8 -9 -2, rewrote 2 14 7
-11 -2, right -20 -29 2 13 -22, risk 6 10 19 -8 -3, roadmap 22 26 -10 -4 -5, role -4 -28 3 15 -6,
room -32 -18 -31 -20 -16, rotate -3 13 2 -9 -6, round 7 8 -4 -0 -0, rule 17 5 28 -6 4, run 8 7 6 13
2, sabe -6 6 14 12 -28, said 25 12 3 0 8, same 11 50 7 -32 -1, saturday -23 -27 -13 11 -10, save -4
-2 9 1 -0, saw 1 5 33 -5 -1, say 25 39 -23 -48 14, saying 1 3 -2 -9 -2, scale 6 14 12 -10 -9,
schedule -11 -15 -24 -10 2, scheduling 4 -8 -11 22 -1, schema 10 18 10 -1 -1, score 10 -17 8 15 -4,
screen -6 6 1 -12 -11, script 4 11 20 -2 -1, se -2 -6 1 -15 -4, search -14 -3 3 -9 -19, seat 1 -9
-11 15 10, second -5 7 27 -18 5, secret 2 5 25 -4 -3, security 12 22 -21 -7 -5, see -6 -15 -36 -31
1, seen -11 -9 29 2 -1, segregation 4 8 11 -2 -3, segunda 7 20 38 -5 -9, self 6 9 14 -2 -1, semana
10 7 2 13 -1, send 8 -5 -5 18 7, senior -9 -11 -9 13 1, sensor -7 -6 -15 -5 5, sent 20 26 -7 -5 -2,
serious -2 -5 -1 5 6, serve 10 4 -11 -3 -7, server -3 -12 -7 27 -7, service 17 43 -6 -22 9, session
-14 -22 -14 -12 -3, set -19 -37 -13 6 5, seven -6 -16 -1 -2 4, several -17 -4 -1 -7 -4, share -4 -3
-4 27 -22, shared -20 -1 -43 -33 -4, sharing 2 13 1 -4 1, she 15 18 10 -9 -4, ship -23 -30 -21 7 -3,
short 2 15 44 -16 -7, should -25 -31 -18 16 4, show -4 2 21 22 3, showed 2 1 7 -10 -1, side -0 -11
-2 16 -4, sign 9 7 12 17 -1, signature -4 -6 -8 13 3, signed 4 8 4 -5 -2, silent 10 14 10 -3 -2,
simply 7 17 4 -6 -3, since 15 -9 -5 73 -30, single -4 22 -12 -21 -9, sit 11 34 11 -19 -4, site 27 1
32 42 -7, six -9 -16 -18 36 -6, sixty 19 10 -6 24 -2, slide 8 5 2 2 6, slot 5 5 -0 -1 3, slow -5 -1
-2 -4 -3, small -1 1 31 10 -6, smaller 8 11 3 -6 1, so 7 11 -45 -8 -26, sobre 19 27 28 -9 -6, solved
-9 -22 -28 13 -1, some -27 -28 -20 23 -14, somebody -7 -7 -5 -25 16, someone 17 19 -18 -23 13,
something 1 -1 -3 10 14, sound -4 1 16 -10 -4, source -10 4 2 -8 7, spare 9 -0 -9 25 -2, speaker -14
-36 -24 39 -19, spec -2 -8 14 -1 5, specification -3 0 7 -8 -6, spend 5 11 5 -6 -5, split -1 3 13 -6
-5, sponsor -15 -7 -5 -1 -10, spring 9 4 -6 5 -2, sprint 4 -8 26 8 1, stable 1 4 19 -4 3, stage 3 8
6 -6 -5, standard -0 -6 -3 11 -4, start 1 -1 11 -19 -1, started 8 -1 5 21 15, statistic -9 -9 3 5 4,
stay -3 5 20 -6 -8, steering 0 -7 -8 -4 -3, step -9 -14 5 -6 13, sticker -18 -14 -14 -7 -5, still 10
12 -28 -11 30, stop 20 27 -5 -5 14, stopped 15 -0 -3 18 -2, story 1 6 3 -1 8, student -1 6 -6 -5 -6,
stuff 6 12 -6 -3 -5, style 1 9 2 -8 11, su 5 10 4 -3 -4, subject 9 -6 -22 13 5, subsidiarie 13 20 5
-3 17, suddenly 7 10 20 -1 -2, summit 4 -5 -2 -10 -3, support -47 -14 -52 -17 -12, sure -18 -32 -5
-2 -2, surprise 1 4 13 -4 -1, swamped 6 11 12 -4 -1, system 1 4 30 0 -6, só 16 29 -5 -4 -2, table -7
-12 -10 -5 4, take -6 5 44 -3 -4, taken -6 0 -7 -7 -3, talk -10 -17 17 2 -29, talked -2 -5 -9 -7 21,
tax 6 8 7 -3 -0, team 7 4 -17 11 -13, team's 11 -6 -13 48 19, tell 16 -5 24 30 8, tem 12 -1 8 16 1,
template -4 -26 19 15 16, tempo 9 9 15 1 0, ten -0 9 29 6 -2, test -24 -1 -12 -11 -27, tester 6 12
-6 -7 10, testing -3 -17 -14 7 8, text 4 2 -4 -6 19, than 3 -11 -14 7 -17, thank -41 -37 -18 29 -29,
that 57 57 29 -6 44, that's 14 5 6 24 -15, the -41 -15 -63 -50 -62, their 78 92 -22 -35 6, them 71
51 51 1 -25, themselve 14 -7 -3 10 11, then -1 23 3 -19 -43, there -10 -1 -1 -38 -18, there's -9 -19
-15 -7 -2, these -5 -17 -10 -4 -7, they 88 105 15 -17 8, they've 1 8 -3 -2 -5, thing 19 39 13 -16
-6, think -25 -33 -14 9 -23, third -18 -12 -16 -18 -23, thirty -13 -25 -5 31 -9, this -34 -53 13 51
-30, those 16 2 14 6 -11, though -18 -25 -10 -8 8, thought -10 -18 -15 -8 -7, thousand 6 10 -1 2 3,
three 4 27 -19 12 -25, through 4 -2 -9 -12 1, thursday -13 -15 -23 9 -1, ticket 17 30 3 -8 -1, tiene
1 -0 -12 10 -13, time -12 2 -0 -2 -13, timeout -0 -12 -3 32 1, title -1 2 -4 -3 11, to 1 -11 -12 -25
7, today -22 -16 -1 -16 -18, todo 12 15 3 2 -10, together 24 36 44 -9 5, told 22 13 -40 16 -11,
tomorrow -9 -11 -10 2 0, tonight -7 -13 1 13 -6, too -25 -7 26 -20 -12, took -4 -8 18 8 -11, tool 8
13 -15 1 -4, top 6 11 18 -3 -7, trabajo -5 1 -9 -11 4, tracker 12 23 6 -8 -2, traffic 5 -0 -11 6 -2,
trained 3 5 -1 -4 -7, training -21 -20 -15 13 4, translation -16 -14 2 -1 -3, tre 5 1 5 13 -2, treat
15 22 -7 -5 -2, tree 2 7 -6 -0 -6, tried 1 -8 -15 7 -7, trivial 7 11 -2 1 -1, trust -3 -11 6 -14 8,
trusted 9 -25 -1 35 -5, try -1 2 -13 3 -8, tudo 3 15 23 -5 -11, tuesday -1 8 -6 -5 -2, turn -9 -5 -1
-3 2, turned 10 19 5 -9 10, twelve 0 -5 9 16 -7, twenty -12 -11 -0 -2 -13, twice 12 -0 -12 2 16, two
5 6 -1 -5 24, typo -5 -0 -7 -4 -5, um 14 13 41 18 -9, un 14 -2 -3 15 18, una 3 -7 6 18 17, under 12
5 14 -8 15, understand 6 -12 9 -6 10, unit 26 -0 -3 51 -11, unless 9 -0 22 -5 6, until 5 10 21 -4 2,
up 21 2 -16 26 -0, update -22 -26 -11 10 -24, updated -11 -13 -6 8 -2, upgrade -24 -22 2 -4 -7,
urgent 3 6 -1 -3 -3, us 29 41 21 25 -21, usamo 5 2 -6 8 -3, usan 6 0 20 -6 23, use 3 -1 -12 -7 39,
used 8 11 39 10 -14, useful -5 -0 29 -7 -8, user -6 -3 15 -22 6, using -9 -30 -10 46 -9, ustede 2
-14 -6 -8 26, validator -14 -8 -1 -0 -7, vendor 3 14 3 -6 -1, venue -15 -17 -14 -5 -3, version -23
-5 -20 -12 -17, very -15 -20 -3 8 -6, video -16 -5 12 -4 -28, visitor 5 -4 -2 19 -3, visualization
-17 -13 0 -9 -6, vocês -3 -19 -14 -5 34, voluntary 5 -7 3 16 -1, volunteer 9 13 -1 -8 5, vote -25
-21 -1 2 -17, wait 14 15 11 24 -14, waited 7 19 -0 -10 -3, waiting -3 2 6 -6 -3, want 29 18 -15 -19
44, wanted 5 4 -9 26 8, was 39 38 81 -23 4, water -22 -24 -12 9 3, way -3 -6 21 -4 13, we 66 40 106
62 25, we'll 0 12 -18 -6 -6, we've -9 -16 1 8 2, web 3 13 -3 -4 -6, website -41 -24 -7 -20 -9,
wednesday 9 17 -8 -7 -6, week -4 2 69 -25 -2, weekend -6 -5 -2 -1 -10, welcome -22 -23 -0 4 -17,
well -11 2 15 -14 -4, went 9 16 29 -25 -8, were 13 7 41 6 -10, what 24 30 6 -43 19, whatever 12 23
-1 -11 -4, when -12 13 -17 -26 15, where 16 6 -1 14 -10, whether 15 20 -16 -18 16, which 20 19 28 20
11, while 8 -1 21 -4 -4, who 59 44 0 -16 53, whoever 9 10 -8 -3 -3, whole 5 -6 1 -5 19, whom 4 -0 -1
-6 -5, why 28 15 -4 -14 25, wiki 13 17 -13 -5 -4, will -59 -75 -57 18 -17, winter -9 -8 -4 -6 -9,
with 5 -3 6 49 27, within 21 27 45 -21 -10, without 20 35 20 -11 -4, won -12 -13 4 2 -7, won't 2 6
-12 -3 -1, wonder 1 7 -5 -6 28, word 7 15 4 -4 -9, work 8 9 19 23 -2, worked -1 -2 8 -3 -6, working
-3 -3 7 -13 -4, workshop 1 8 -13 -3 -20, worse 3 7 -11 -4 -5, would 6 -2 -11 -6 3, wrapper 6 10 -2
-2 -3, write -29 -18 -14 -13 -10, written 23 14 -6 -4 14, wrong -12 -10 -19 8 -2, wrote 17 23 48 -6
-0, y 32 46 23 6 -10, ya 13 22 21 -2 -5, yeah -27 -17 -5 -8 -17, year 52 33 -19 71 30, yearly 3 -19
-7 39 -2, yes -10 -15 -7 -11 13, yet -7 12 -4 -11 -22, you 3 -20 -11 -17 96, your -29 -14 -25 -11
19, zero 11 7 -6 -2 23, à 7 2 -3 26 -2, área 15 6 -6 25 -6, áreas 7 -1 5 16 -1, é 8 2 12 -2 -9, あり 3
10 6 -3 -3, いし -14 -16 -1 -7 9, いた 5 12 18 -3 -6, いて 10 4 -3 33 -1, いま 24 -4 -4 19 8, うご -5 -2 1 -7
2, うや 5 -9 -7 -4 26, お願 -14 -16 -1 -7 9, から -3 1 -3 9 -3, があ 3 10 6 -3 -3, きま -2 5 3 -9 -6, くだ 7 -2
2 12 7, こと 12 -1 5 -2 -2, ござ -5 -2 1 -7 2, さい 7 -2 2 12 7, され 2 8 3 -4 -2, ざい -5 -2 1 -7 2, した -4 2
16 -13 4, して 28 10 17 -3 6, しま -22 -10 -0 -22 -1, すか 6 -3 -8 -9 25, する 26 6 26 -2 9, せん 12 21 2 -9
-5, たの 5 12 18 -3 -6, ため -3 -5 -8 -7 7, ださ 7 -2 2 12 7, って 12 6 0 6 7, てい 17 4 15 26 9, てく 8 3 -2 10
6, ても 8 22 -10 -7 -3, でき 1 3 8 -5 -3, です -5 -7 -9 4 -4, では 9 -4 -3 40 -4, で直 9 -5 -9 -2 -6, どう 10
-11 -8 -7 41, ない 3 -4 2 -3 12, なり 2 9 33 -5 -7, ので 1 12 1 -8 -2, のコ 12 18 -4 -4 -1, のチ 7 13 -6 -6
-2, の評 5 13 3 -3 -2, はど 1 -0 -5 -5 10, まし -9 4 17 -11 -9, ます 7 -20 -10 9 6, ませ 12 21 2 -9 -5, また 7
-1 4 -4 14, めた 3 -4 2 -3 12, やっ 5 -9 -7 -4 26, よう -12 -6 -15 -7 -7, らい -8 -15 -21 -6 18, りま 17 33 26
-6 -4, るこ 12 -1 5 -2 -2, る人 21 8 23 -2 -1, れて -1 5 -11 -5 -7, をま 7 -1 4 -4 14, を決 3 -4 2 -3 12, ェク
10 -7 -5 -1 24, クト 10 -7 -5 -1 24, コー 25 20 -9 -6 -3, ジェ 10 -7 -5 -1 24, ジョ -14 -11 -2 -8 -10, チー 9
12 -7 -1 -6, トの 5 -9 -7 -4 26, ドを 19 12 -8 -4 -2, バー -14 -11 -2 -8 -10, ビュ 11 18 21 -3 -1, プロ 10 -7
-5 -1 24, ポー 4 -9 -7 1 9, ムの 9 12 -7 -1 -6, ュー 11 18 21 -3 -1, ョン -14 -11 -2 -8 -10, リン -5 -4 2 -5
-9, レビ 11 18 21 -3 -1, ロジ 10 -7 -5 -1 24, ンス 1 3 8 -5 -3, ージ -10 -14 -5 -11 5, ード 25 20 -9 -6 -3, ーム
9 12 -7 -1 -6, 一人 11 19 49 -4 -1, 一次 14 1 -8 44 -6, 三年 9 -6 -4 32 -4, 上司 5 13 3 -3 -2, 两个 13 14 -6 1
-3, 个月 14 29 27 -5 -2, 人が 21 8 23 -2 -1, 他の 7 13 -6 -6 -2, 代码 25 -18 -7 5 40, 以前 5 12 32 -6 -2, 们公 3
-8 -4 -2 19, 会は 10 14 6 13 -7, 会社 10 4 -3 33 -1, 修正 -3 -0 -10 3 -5, 公共 8 8 -4 -7 2, 公司 6 -3 4 -4 18,
公開 -3 -6 6 -5 6, 共有 6 -2 -9 -1 9, 共组 8 8 -4 -7 2, 内で 6 7 -3 -4 13, 分享 -7 -10 -1 -7 6, 别的 14 -6 -10 4
40, 勉強 10 14 6 13 -7, 参加 -7 -8 1 11 -2, 司の 5 13 3 -3 -2, 团队 22 26 -0 2 9, 图表 3 -8 -7 16 -12, 外部 8 20
53 -6 -2, 大家 5 -0 26 -19 22, 对方 12 8 -6 17 -4, 強会 10 14 6 13 -7, 怎么 16 -8 -4 -7 37, 愿意 20 40 16 -9
-7, 我们 26 24 31 38 -11, 提交 17 38 39 -12 -4, 改动 25 15 18 -8 -3, 日の -5 -6 -3 6 -3, 有人 -4 -23 -10 6 3,
服务 1 9 -6 -4 -3, 每个 13 9 -5 25 -2, 決め 9 -7 -1 -6 27, 没人 5 12 12 -6 -3, 登録 -11 -14 -8 -1 -0, 的人 28 9
-6 15 -9, 的代 8 -9 -4 -10 44, 的团 10 -2 -8 11 16, 码的 22 -12 -4 11 19, 社で 9 -4 -3 40 -4, 社内 4 -3 -2 2
9, 组件 10 13 3 -9 2, 维护 10 -3 -22 -13 24, 署を 7 -1 4 -4 14, 者が 3 -4 2 -3 12, 自分 15 4 -6 -2 -1, 自己 19 1
-10 -4 -1, 評価 5 13 3 -3 -2, 誰も 7 13 -6 -6 -2, 负责 6 5 27 -6 6, 贡献 18 3 44 35 14, 跨部 5 -15 -4 22 6, 这个
11 0 -1 8 -9, 部署 10 9 1 -6 13, 部门 16 -22 -3 37 22, 開し -3 -6 6 -5 6, 開発 7 0 6 34 -2, 门的 4 -14 -4 -8
28, 队提 9 17 -14 -5 -2, 队的 7 -9 17 10 16, 願い -14 -16 -1 -7 9"""
"""A word, then hundredths for: worth, problem, solution, practice, question."""
