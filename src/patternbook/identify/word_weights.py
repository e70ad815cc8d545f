"""The weights of words in the linear model; written by `scripts/train_identify.py`."""

WORDS = """
a 52 25 27 26 -0, about 24 5 17 41 -9, accept 5 7 4 -7 -4, access -15 -5 -14 3 -13, accessibility 9
15 -4 -4 -2, accident 11 17 9 -4 -0, account 2 10 -2 -1 10, across 12 -11 7 -14 24, activity 1 -11
-5 18 -5, add -15 -22 -10 24 14, added -3 3 7 -8 -5, address -2 -8 0 12 -5, adopted 7 8 -9 0 7,
after 62 49 21 23 -14, afternoon 1 7 21 -5 -6, afterward 4 12 -3 -8 -9, again -11 -3 -9 -19 26,
against -16 -11 -16 -7 -7, agencie 4 -8 6 22 -2, agency 3 6 -5 2 -2, agenda -1 -4 -3 12 18, ago 12
18 -10 -2 17, agree 6 13 5 -2 -4, agreed 3 -7 27 17 -12, agreement 15 11 7 1 18, ahead -12 -4 5 -8
-0, ahora -4 -3 6 -1 -3, airway -5 -9 -7 12 -4, al -9 0 -16 -1 7, album -11 -18 -2 2 6, aldermoor -4
-2 2 1 -2, alguien -1 7 16 -12 -15, alguém 1 -5 30 7 -6, alive 3 14 9 -9 9, all -0 -14 48 -6 -16,
already 5 9 -20 -13 -6, alway 7 21 -6 -9 -3, am 5 12 -3 -3 -2, an -8 -24 -6 20 15, and 78 89 31 -24
8, announced 9 -4 -7 32 -5, ano 3 -9 -6 24 -2, another 12 10 -35 13 15, answer 49 57 12 -31 -15,
answered 10 11 -4 14 17, answering 0 -2 2 6 -1, ante 8 17 38 -6 -1, any 15 31 36 -37 15, anybody 1
13 -17 13 -2, anyone -5 11 -12 5 -30, anything 6 -0 -16 4 19, api -12 -8 -6 20 -25, applie -0 -9 6
11 -2, apply -9 -8 -14 -2 42, approval 7 18 -6 -7 -3, approve -11 -4 17 -3 6, approved 7 12 -6 1 -6,
architect 5 16 5 -19 -2, are 15 -23 -30 37 4, argument 4 7 1 -1 -3, around 15 7 -17 25 -10, article
-2 -1 6 -9 0, as -6 7 20 -1 -32, ask 27 41 8 -39 26, asked 14 4 -12 8 9, asking 6 17 11 -14 -1,
assistant 2 1 -3 -10 8, así 5 16 -3 -6 -3, at -38 -22 -13 20 -51, attached -9 -6 -14 10 -2, august
-7 2 7 -8 3, author -6 -2 5 -4 -5, automotive -17 -24 -8 16 -7, autumn 13 -4 4 31 -3, away 8 10 -1
-3 10, axis -12 2 -1 -8 -4, back -3 -6 24 9 -23, backlog 1 8 7 -6 -6, bad 9 10 -5 -0 -4, badge -1 -5
-8 20 -8, banco 11 -8 -5 40 -2, bank 1 -11 -24 21 -7, bank's 2 -3 -9 23 -8, bar -15 -7 -3 1 -30, be
-18 -25 -37 -0 -5, became -1 1 11 -2 -1, because -1 25 -4 -26 34, become 18 -2 28 -4 29, been 13 -11
1 29 22, before 19 -0 -2 8 -12, began 10 18 29 -8 -2, behind -2 -3 9 -3 -14, ben 14 16 0 -7 4,
benefit 0 -12 7 -17 -3, best 6 -10 3 26 -8, better -16 -8 0 -2 -1, between 6 -34 -8 16 4, biblioteca
-1 13 13 -12 -11, big -10 -9 -3 -5 3, bit -13 -16 -17 18 -15, blank -3 -5 4 -0 -2, blob -5 -8 7 -2
-3, block -5 -7 -2 -0 -9, blocked 7 13 24 -7 -3, blue -6 3 2 -6 2, board 10 -30 -20 78 -6, book -21
-23 5 -11 2, booked -5 -2 -8 -7 9, booth -17 -5 1 -15 5, bosse 9 15 -3 -4 -3, bot -1 2 4 1 -0, both
-14 -29 -30 17 12, bother 7 12 -5 -6 -1, bottleneck 0 -11 -8 -6 -7, bramwell -3 -12 -0 21 -7, branch
-4 -19 -5 10 15, branche 0 2 -5 -7 -1, break -8 -16 7 12 2, breakage 2 9 17 -11 -0, bring -14 -19
-15 1 53, broke 1 6 1 -4 -7, broken -11 -23 -9 6 4, browser -24 -15 2 -1 -23, budget 11 11 -5 12 14,
bug 14 28 -4 -13 -3, build 5 1 -18 13 -6, building -7 1 6 -6 -7, built 7 22 10 -14 -9, burned 5 4 9
-2 -0, bus 3 5 -2 3 -5, business 5 5 -12 -10 -2, but -22 -3 14 -28 -22, by 17 17 22 9 -22, cache -17
-19 -13 -2 -4, cada 40 36 55 44 -11, calendar -8 8 -7 -18 -4, call -22 -31 -3 3 8, called 11 26 -3
-9 -10, cambio 16 11 22 -8 24, came 13 14 25 -10 7, can -17 -42 -12 43 -37, can't 7 14 -12 -10 -3,
cannot 5 17 -7 -14 2, car -6 -9 -6 10 -4, carry 7 7 0 -8 -1, case -15 -24 -3 -3 -6, catalogue 8 27
34 -16 -4, center -7 -5 -9 2 -12, central 5 7 6 -4 -0, ceo -3 -12 -7 18 7, chair -10 -10 -8 -12 14,
challenge -2 6 1 -3 3, change 13 57 50 -60 -26, changed 8 6 9 13 -13, changelog -14 -12 1 17 -11,
channel 24 18 13 12 9, chapter -15 -13 -1 -12 11, chart -10 11 6 -14 -8, charting -4 6 -2 -13 7,
chat 5 17 -12 -14 -11, circle -4 -4 -4 0 -5, claim 2 -11 -11 25 23, click 3 2 8 9 -1, client -51 -47
-35 -20 -12, close 7 -3 13 -7 10, closed 15 23 11 -2 -3, coach -6 -26 -10 45 -9, code 56 40 22 -9
-6, colleague -17 -13 -17 -16 4, color -11 -3 9 -3 -3, column -5 -5 -1 -1 6, com 7 -8 -5 29 0, come
21 46 19 -16 -11, coming 4 6 20 -14 -8, comment 19 28 -12 -7 -12, commit 21 31 1 -12 10, committer
11 -14 24 8 -5, common 34 -2 11 69 -8, community -23 -29 22 -5 3, como 12 -2 3 -4 35, company -59
-49 -0 -0 -2, compare -17 1 14 -10 -7, compared -4 11 13 -12 -9, compartido 5 -6 -3 16 -2,
compartilhado 4 2 -10 16 -6, complain 2 3 3 -3 -4, compliance -1 1 -12 -5 -7, component 12 5 -28 -4
15, componente 15 15 -15 -11 23, con -4 -10 1 2 -14, conference 3 14 -2 -5 -11, confirmed 6 -4 14 -0
17, conflict -6 -8 4 -2 -13, consultant 11 13 -1 -4 -1, consumer 14 27 37 -18 5, consuming 8 -6 5 21
-8, contact 12 17 11 -10 2, content 3 14 6 -9 -1, continue -1 -13 -5 -0 -5, contract 14 17 14 9 -11,
contribucione 1 8 0 -8 -4, contribuição 4 -6 3 3 -7, contribuições 12 7 38 -3 28, contribute 7 29
-11 -23 1, contributed -20 -8 -9 -6 -9, contributing 5 -38 -23 25 14, contribution 29 27 -15 6 -18,
contributor -29 -23 -14 0 -21, control -10 -0 15 -5 -7, convention 4 17 7 -8 -3, convince -6 -1 -5
-6 -5, copy 7 19 -2 -11 -4, core 12 -8 -21 33 -4, cost 1 12 8 -17 3, could -31 -38 8 20 -13,
couldn't 6 12 17 -8 -5, council 12 -9 -18 28 -2, count 12 14 26 9 5, counted -7 3 -1 -14 2, countrie
11 6 -3 10 -2, course 3 11 4 -7 2, cover -3 -4 -6 4 -3, crashe -15 -16 -4 3 -14, credit 3 -4 -5 10
-3, cross 7 -3 -8 15 -3, crownfield -3 -15 -6 27 -8, cto 10 5 11 -4 17, cuando 7 24 -12 -6 7,
customer 11 29 -5 -15 -9, cut 3 10 24 -8 -8, código 35 30 -3 -35 46, cómo 0 -13 2 -12 22, da 16 14
-9 -6 -11, dark -10 -9 -1 0 -10, dashboard -19 8 1 -24 -5, data -51 -32 -5 -20 -8, date 5 -2 -8 18
-15, dato -21 -24 -17 7 -7, day 36 24 30 13 -18, de -3 -13 -0 13 -9, deadline -2 0 -16 -6 -9, decide
-8 -14 2 -17 -3, decided -0 -9 -20 14 27, decision 12 19 30 12 -1, default 9 2 3 1 -11, deliver 5 4
20 8 -1, delivery 7 -1 -8 -1 16, demo 5 20 7 -9 -2, dentro 6 -19 -5 -4 -6, departamento 2 10 -4 -12
1, department -17 -27 -28 9 14, depend 13 21 -12 -7 -2, depended 5 8 24 -7 -0, deposit -1 -6 3 10 0,
described 3 2 19 1 -2, description 3 -0 6 6 -3, desde 16 29 36 -1 -5, design -12 1 19 -18 1,
designer -10 -3 -3 -7 8, desk 10 2 -9 2 15, developer 24 -18 -36 42 15, development -4 9 8 -9 -2,
devnet -16 -23 -8 11 -7, dia 4 5 -10 13 -6, did 11 30 13 -10 35, didn't 2 16 20 -8 -13, die 7 12 4
-4 -1, different 6 10 7 -11 12, dinner 0 -5 6 22 -7, direct 10 10 -9 -3 -2, director 24 31 -5 -7 11,
directory 4 -1 14 14 -3, diretoria 17 14 -3 20 -1, disappear 3 13 7 -3 8, discount -18 -7 8 -4 -6,
discuss -10 -4 -9 -3 3, discussion 9 -8 -0 13 -4, disk -4 -10 -6 20 -10, dissolved 3 -6 -15 15 -2,
division 17 -16 -25 19 2, do 7 -24 -16 -43 87, doc 18 15 -2 -3 -8, document 3 -5 -8 10 -3,
documentation 1 -19 -6 35 -6, documented 10 5 -6 9 -5, doe -6 18 17 -23 11, doesn't -1 10 14 -8 -5,
doing -5 -15 -4 18 -7, dois 3 -3 1 17 -1, don't 13 23 -12 4 12, dono 3 21 29 -12 -9, dos 13 -5 16 23
-3, doubled 2 10 15 -7 -6, down -2 -2 38 0 -13, download -8 -6 12 2 -7, drawing -9 -4 1 -9 -5, drive
7 12 8 -5 -1, drop 9 21 16 -7 6, dropped 15 18 10 -8 -4, due 9 2 16 10 -2, duplicate 5 7 12 -9 -3,
durante 2 8 7 -1 -2, dutie 8 13 12 -2 -3, e 29 57 53 -31 -22, each 82 61 119 54 -38, easy 2 -16 -10
8 -3, editor -10 -1 -5 -10 -4, eight 10 16 12 -6 -3, el 1 -6 5 23 -19, elected -2 -12 -1 15 -3,
eleven 4 16 14 -4 -10, else 19 -6 -12 45 -22, else's 7 13 -2 -3 -3, elsewhere 2 7 -3 -14 7, em 6 -1
26 4 -5, employee 8 -5 12 10 -5, empresa 20 8 -12 11 6, empty -7 -2 -10 -2 -0, en 5 -14 -20 40 14,
end -28 12 6 -39 -4, energy 3 -2 -1 8 -7, engine 5 -9 -12 25 -8, engineer 7 15 12 3 16, engineering
-13 -20 5 8 -2, enter 2 12 3 -7 -2, enthusiast 1 13 -6 -16 -2, entitie 15 5 -5 24 -0, entrie 4 13 8
-5 -2, entry 3 -0 9 15 -1, então 7 27 5 -15 -5, equipe 2 3 3 0 -1, equipo 9 7 -0 5 16, error -14 -3
1 -1 -2, es 2 1 -4 -0 -6, escalation 2 -10 -14 15 -3, está -0 -14 -4 11 -9, even 12 26 -14 -13 10,
event -13 -5 2 -10 -10, evento 1 -6 -4 20 -3, ever -1 1 10 -5 -2, every 59 52 -4 35 -41, everybody
-3 12 -6 -5 -26, everyone -2 23 -27 -15 1, everything 51 56 7 -5 -10, example -1 -8 5 -9 11,
executive 10 20 -3 -9 14, exist 11 -5 -19 37 -7, expect 3 0 9 -3 10, expected 14 2 5 25 1,
experience 13 -23 -19 6 39, expire -4 -2 -3 -1 3, explain 2 -6 13 -8 -3, fail -12 -27 -24 23 -0,
failed -23 -18 8 -18 -5, fair -1 5 -1 -6 11, far 1 -15 -7 25 -5, fast 0 -8 -3 15 -2, faster -24 -31
-13 28 -7, favor -3 -2 6 -10 4, fazemo 7 -11 -8 34 -1, fear 10 11 -3 -0 -4, feature 8 17 -12 -1 18,
fee -7 -22 -7 31 -5, feel 8 6 -13 -12 -9, feeling -0 8 1 -9 -3, felt 11 26 32 -13 -4, few -7 -7 -14
13 -8, fewer 3 -4 6 17 -7, field -21 -17 -14 -4 1, fifteen -6 -3 3 2 -6, fifty 4 1 -7 3 -3, fight 7
22 4 -13 -1, file -21 -8 10 -17 -4, fill -11 -8 11 16 -9, filled -0 3 1 -6 -4, final -13 -10 -19 -3
-7, finance 8 9 -7 -12 6, find 12 4 -11 -17 23, finding 7 19 4 -9 8, fine -9 -10 11 5 -9, finished
15 21 -1 -2 -3, firm 13 -7 -11 23 -2, first 7 -3 36 -19 37, fit 3 1 15 -8 -4, five 30 13 1 37 -20,
fix -15 -13 -35 -10 -18, fixe -5 -9 10 9 21, fixed 1 -3 -15 -4 -0, flight -13 -10 -11 -1 -10, floor
-13 -26 -16 9 3, folder -24 -3 13 -25 -0, folk -4 -2 -9 2 -17, follow 21 47 19 -23 8, followed 1 6 6
-5 -1, font 5 -3 -12 23 -11, food -13 -19 -3 16 5, for 18 -7 -35 18 11, forget -3 8 24 -11 7, fork
-8 -5 -7 4 1, form 1 2 -2 13 -17, formatter -2 2 12 -5 -1, formatting 2 9 3 -6 -3, forty 12 14 -27
13 -7, forum 11 18 14 -3 -3, forward -2 -3 -15 1 -13, found 7 30 -2 -19 6, four 7 16 15 -3 -20,
fourteen 5 14 6 -5 -1, framework -12 2 -17 -18 -20, free -20 -11 4 -11 -15, friday 0 5 9 -7 -7,
friendly -0 -11 -7 0 -2, from 24 13 63 15 -20, front 8 1 -1 5 12, full 9 -1 2 27 3, funciona 2 10 6
-10 -1, function 5 0 14 17 8, funding -9 2 8 -13 2, game -25 -22 3 5 -3, gap 4 -1 -6 -6 16, garden
-14 -14 3 -12 -0, gas -11 3 -1 -4 -5, gateway 9 16 6 -4 -2, gave 21 20 18 9 -5, generated 2 5 5 -2
-4, gente 11 13 -6 -5 2, gestor 13 28 -8 -6 -3, get 12 27 6 -22 -15, give -5 -12 -11 29 -11,
glossary 2 1 13 14 -3, go -10 -5 -3 -2 -18, goal -2 -4 4 3 -7, goe 6 7 16 -12 -3, gone 4 13 30 -9 3,
good -15 11 22 -33 -20, got 13 16 23 -10 -15, great -20 -3 -13 -8 -30, green -15 -21 -5 17 -5, grid
-3 -3 -3 7 -12, group 5 1 4 -16 11, grupo 6 3 -11 -4 23, guess 1 -0 -8 5 -4, guest -15 3 20 -23 -9,
guide 5 -27 -5 -4 11, guideline 2 -7 -9 13 -1, hackathon 10 12 1 -8 13, had 23 42 56 -17 -15, haha
-2 -4 -3 -2 5, halden 5 -1 -0 8 -7, half 41 28 34 33 -5, hall -8 -6 -5 1 -5, hallway 11 20 19 -5 -1,
hand -11 -14 1 -4 -4, handle 3 6 2 -8 31, happen 16 26 -2 -11 -7, happened 4 -1 22 8 -1, happy 9 12
-0 1 -1, hard -18 -1 14 -22 -2, hardly 1 11 22 -12 -7, has 13 -11 -59 20 43, have -11 12 -26 -9 11,
hay 2 18 25 -10 -7, he -1 5 22 -6 -8, head 1 6 25 -7 -1, heading -15 -13 -0 8 -7, health -1 -12 -9
29 -7, hear 18 22 -17 -2 1, hello -2 -5 -10 3 5, help -11 -24 8 -5 2, helped 2 6 12 0 -4, her 4 3 11
7 -2, here 1 -0 -17 10 -24, hi -4 -5 -5 5 -11, him 3 7 -5 -2 -1, hiring -24 -9 5 -34 24, his -0 5 10
-7 -2, hit 14 19 4 -3 -2, hmm -7 -11 1 18 -10, hold -5 -29 -21 39 -0, holiday 2 14 -3 -9 -1,
honestly 12 16 9 -2 -3, hospital -10 -16 2 33 -8, host 1 9 37 -16 -17, hosting 5 11 8 -8 -0, hotel
-11 -5 -4 1 -24, hour 8 24 50 -16 -20, house 9 -3 -3 -3 -0, how 24 17 38 -45 116, hundred 10 -5 -14
12 -16, há 6 -5 8 28 -3, i -20 15 -72 -14 -54, i'd -3 -32 -6 -6 50, i'll -39 -36 -23 2 10, i'm -18
-17 -43 -22 5, i've -16 -2 -10 -16 -21, idea 2 8 6 21 -23, if -37 -13 17 -37 -13, ignore -9 -6 -10
-0 8, image -2 4 -9 -7 -10, implemented 1 -10 -4 21 -4, import 0 -1 -2 13 -16, in 5 -4 -15 34 -29,
incident 5 7 22 -2 -4, include -12 -11 -4 -3 8, index -3 7 -12 -10 -6, innersource 12 -7 18 5 15,
instead -13 0 -1 -15 -2, insurance -19 -8 8 -3 -9, insurer 1 -14 -11 19 -7, interactive -18 5 12 -19
-2, interface 9 15 3 5 -13, internal 35 -7 5 37 32, interno 6 1 -6 13 -5, interview 2 6 -2 -4 -1,
into 11 10 59 -26 14, introduce -20 -19 -21 -7 -2, introduced -5 -9 -2 -13 11, invite -11 -6 4 -15
-2, invited 3 7 2 -2 -1, invoice 10 15 -2 -9 4, is 12 -10 -45 13 26, isn't -2 -6 -17 -12 -12, issue
-13 -29 -28 28 -11, it 42 23 -19 34 4, it's 1 8 -13 20 15, item -5 -14 -4 25 -4, its 39 -9 7 91 -22,
itself -1 6 4 -18 -1, jam -30 -10 6 -17 -8, job 12 1 19 46 0, join -7 -3 -28 2 -1, june 11 17 4 -10
29, just -14 1 10 -15 -11, já -9 -14 -7 -8 11, keep -8 -8 -18 -8 -5, kept 12 -13 5 54 -2, kestrel -5
-9 -7 12 -4, key -20 -20 -18 3 -2, kitchen -19 -15 6 -12 -8, knew 9 26 23 -15 -5, know -16 -20 -21
-20 -21, knowledge 10 20 1 -5 -3, la 8 1 9 -8 21, label -10 -12 -8 23 -8, labor 1 5 1 -6 -6, lack 2
-24 -14 37 -1, laptop -27 -23 23 -13 -16, large 2 -8 -9 20 -7, largest -9 -2 -2 -10 -2, las -11 5 20
-5 -13, last -11 -9 -17 9 -19, late -18 -14 1 -1 -6, later -4 3 -16 -8 12, lead 21 19 4 10 -0,
leadership 3 2 -9 -13 -6, learned 14 22 2 -4 -0, learning -3 -12 13 0 2, least 4 6 11 -8 -2, leave
16 26 -4 -10 1, left 24 42 24 -29 7, legal 29 31 5 17 -2, lend -2 1 -7 -5 -4, less 4 6 18 -2 -1, let
23 -0 4 12 8, let's -27 -35 -25 39 -22, level -15 -17 -4 3 -8, librarie 10 7 -3 11 -2, library -23
-6 -5 -28 27, license 12 -0 20 17 35, lie 8 8 3 -1 -1, like -34 -55 -17 25 -3, limit 2 -1 14 -8 -6,
lindqvist 0 -3 4 10 6, line 7 1 -2 10 -8, link -13 -7 36 -17 -24, linter 3 9 4 -3 -2, list 30 29 -2
15 -1, listed 1 5 16 -3 -5, live -11 12 1 -26 6, lo 20 18 35 -7 -11, load -7 -9 -4 11 -7, log -12
-11 18 -2 2, logging 1 -12 -15 20 -2, logistic 12 -13 -17 45 -5, logo -16 -10 8 -3 -12, lol 8 -6 -8
13 7, long 3 -10 16 -9 1, longer 4 9 -0 -6 -6, look -15 -3 -7 18 -51, looked -1 2 17 4 -7, looking
-22 -29 -18 14 3, los 11 6 -7 33 -8, lost -2 4 19 6 -9, lot -16 -16 10 0 -10, lunch -12 -7 -9 -13 0,
machine -11 -2 -6 -14 12, made 6 27 17 -29 4, mail 10 8 10 19 -12, mailing 13 21 18 -4 -4, main -0 3
24 -2 -12, maintain 1 -8 -1 4 -3, maintainer -7 -24 8 -1 12, make -31 -19 -28 2 -37, management 2
-13 -12 31 -3, manager -23 -16 23 0 3, mantenedore 7 2 6 9 -1, many -10 -12 34 -16 -5, map -13 -11
-20 11 0, mapa -15 -11 -3 -1 -13, march -16 0 -0 -16 2, marlow 22 2 2 36 -5, match -27 -25 -15 8 -2,
matche -10 -16 2 -13 -4, matter 5 -14 -6 -9 11, may 13 16 51 -35 -33, maybe -5 -20 -14 -7 5, me -23
5 -16 -44 -30, mean 1 -11 -3 -11 -14, measure 5 -3 -9 18 -4, media -4 -7 -14 7 6, meet -3 -20 -2 29
-1, meeting 2 1 17 11 -10, meetup -4 -8 14 -1 12, memory -14 -17 -13 -4 -10, mentioned -1 2 -3 -2
-4, merge 7 19 38 -25 -7, merged 1 6 5 -9 -7, merging -18 -22 -24 4 23, mes 10 16 10 -6 -1, mesmo 6
-9 -1 -10 12, message 4 12 2 -8 -7, met -7 -0 3 -8 -4, mi 13 33 -5 -9 -1, middle 6 23 -4 -18 -3,
migration -3 1 7 2 -3, million -24 -19 -12 -6 -3, mind -4 -25 -6 7 -11, minute -16 -8 24 2 -43,
missed -9 -3 -4 -3 9, missing -14 -21 3 -0 13, mobile -1 12 -4 -13 -4, mode -10 -9 -1 0 -10, model 3
3 2 1 -5, module 8 3 -3 10 -1, monday -10 -11 4 -11 20, money 9 18 -6 -5 -5, month 26 4 33 30 -29,
monthly 5 -19 -15 36 -4, more -33 -47 64 24 -24, morning 4 12 7 -9 -6, most 22 44 13 -2 -1, mostly
-4 4 -8 5 2, motor -3 -12 -0 21 -7, move -9 -7 -7 -3 -6, moved 18 24 24 7 -8, moving 9 -1 4 -7 10,
much 5 16 14 -12 -16, muda 3 11 -12 -6 -1, must 3 7 8 -3 -3, mute 4 5 3 -10 8, my -22 -3 -20 -14
-34, na 26 42 26 16 -18, nada 6 25 -3 -11 -11, nadie 16 30 -16 -9 -4, name 17 22 54 -2 -7, named 1
-1 13 2 -8, need -33 -23 -28 -40 -9, needed -7 -16 11 0 4, neither 14 27 -2 -5 -2, network -28 -40
-42 25 -4, never 19 38 20 -29 -4, new -46 -26 -20 -17 -8, newcomer 8 -7 8 28 -5, next -26 -31 -27 14
-42, nice -3 -5 -4 -9 8, night -4 -8 -4 -12 1, nightly -2 1 14 3 -5, nine 35 45 5 2 -11, no 59 100 7
-39 -9, nobody 54 78 -6 -28 -17, node -16 -17 -6 -5 -8, none 19 26 -18 4 11, norrland -4 -2 -9 -2
-5, nos -6 -9 10 -15 32, nossa 4 -4 8 5 -3, not 14 44 8 -58 -9, note 12 4 28 18 -9, nothing 7 5 -14
-2 14, notice 6 15 2 -7 -6, novo -4 -6 -6 -9 6, now -8 35 118 -32 -16, nuestra 9 2 -17 15 -5,
nuestro 11 18 25 -4 -1, nuevo -3 -12 -3 14 9, number -2 21 6 -22 18, não 17 49 20 -9 -19, o 7 13 26
-3 -28, object -17 -12 9 -12 8, odd 2 2 -4 3 -2, of 8 -1 21 17 12, off 1 7 13 -5 14, offer -0 2 3 3
-6, office 17 16 19 -14 10, often 9 3 14 -6 -3, okay -17 -13 -8 7 -24, old -19 -7 -2 -9 -0, on -17
27 9 -31 8, onboarding 5 -6 3 11 -0, once -1 -13 7 38 5, one 13 2 31 47 1, online -6 -1 8 -6 8, only
19 58 23 -32 -7, open -38 -7 6 -59 -31, opened -11 -11 21 21 1, opening -27 -21 -9 -11 -10, opinion
-4 5 -6 -10 9, option -8 -8 -8 7 -7, or -22 -48 24 -14 34, order 7 14 7 -4 -3, organization -15 -7
-5 -10 0, organização 3 -13 -2 3 -4, organize -3 6 5 -11 -4, organizer -4 -3 -4 -2 7, oriel 6 -4 8
22 -8, os 8 12 25 4 -12, other 50 37 18 22 39, other's 0 5 7 -9 -1, otherwise -8 -15 -9 22 20, otro
3 -6 6 7 1, our 17 53 -69 -40 34, out 7 31 -2 -2 -20, outro 8 2 -6 20 1, outside 23 27 -16 -5 -8,
outsider 24 29 16 -0 -1, over -20 -16 -7 6 -15, own 6 34 -3 -24 31, owner 28 -15 -18 43 19, owning 1
-6 4 12 -1, package -5 -3 22 27 -11, page 19 19 39 -9 7, paid 5 20 19 -9 8, pair 7 2 7 10 -0,
pantalla -8 -17 -12 -2 2, paper -21 -12 -9 -1 -15, para 7 15 26 -43 26, parser -17 -7 -6 2 -8, part
22 0 38 26 6, parte 19 9 27 1 35, password -10 -0 -2 -5 -12, past -5 -5 11 -8 -3, patch -7 -14 -14 2
20, patche 8 10 2 -3 -5, path -10 -17 5 6 -6, pattern -10 -10 6 -4 -9, pay 18 22 -17 0 31, payload
-29 -27 -14 -10 -1, payment 2 20 11 -14 -6, people 71 95 63 -63 22, per 5 -22 -11 38 -5, percent -8
-16 -10 18 -5, pero 8 17 -4 -3 -3, person 17 24 -2 -13 -5, persona 13 -3 4 38 -4, pessoal 4 7 -13 9
-7, phone 0 -6 -1 16 -10, photo -31 -35 -17 6 -1, pick 11 -6 -5 14 12, picture 9 -9 -8 10 1, pinned
-9 -10 -13 6 16, pipeline 2 9 8 -4 -1, place 6 -11 -11 24 -13, plan 2 -9 11 1 -21, planning 15 -7
-20 40 -5, plant -2 -3 9 3 -1, plataforma 2 4 -6 -5 -1, platform 10 21 -13 14 8, please -17 -38 -25
-1 42, plugin -19 -8 11 -9 -13, podcast -19 -22 -7 12 -7, point 0 7 9 5 -1, policy 1 -14 -4 24 -8,
poll 6 -6 -11 15 4, por 14 3 40 44 -13, portal 15 -11 -15 22 10, post -13 -29 -0 31 10, poster 0 5 1
-3 1, pr -5 -4 -7 -5 -5, practice 17 -8 -7 48 -5, prefer -11 -3 1 -2 7, prepare -15 -21 -21 -7 18,
price 0 1 -3 1 6, pricing 7 12 -2 -2 -3, priority -2 -2 3 -1 -4, private 2 8 5 -6 -1, prize -5 -5 -2
-5 -6, problem -25 -29 -2 1 5, process 11 17 5 -10 -5, procurement 4 16 8 -9 -1, product 24 29 31 2
3, production 3 6 -3 -9 -9, produto 11 8 -3 -2 -5, program -7 -1 14 -9 4, project 46 -31 -5 72 33,
projector -6 -4 -7 -11 2, promise 8 6 21 14 13, proposal -13 -10 -16 17 -2, propose -5 -6 -4 5 -7,
provider -4 -6 1 6 -7, proyecto 12 10 20 11 -5, public 10 3 12 27 -12, publish 1 -8 9 25 -4,
publishe -5 -22 -19 20 13, puede 10 -9 -5 -8 23, pull -20 -11 7 3 -11, push -10 -14 -15 16 -12, put
25 27 51 -39 23, página 7 13 24 -3 -4, qa 7 13 4 -5 -1, quarrystone -4 -11 -7 13 6, quarter 14 -4 -7
30 -14, quarterly -1 -3 -10 3 -3, que 66 36 30 22 34, quem 17 18 22 19 -2, question -4 -5 32 8 -29,
queue -0 3 24 4 -5, quick -5 -10 -5 -6 25, quién 12 5 12 -9 24, qué 17 6 24 -4 45, raise -2 2 0 -7
-6, ran -2 -0 1 1 -3, rather 9 -1 2 9 6, re -1 3 7 -1 -6, read 16 -4 -19 -7 21, reading -10 -7 5 0
-7, readme 11 -1 15 17 -4, really -17 -23 -2 -4 -13, reason -2 -12 5 6 -9, recognition 7 10 -7 -3
-2, record 9 12 23 7 -14, recording -0 6 10 -8 -5, red 2 -2 -6 9 -2, registro 7 7 25 1 -2,
regression 7 13 4 -5 -1, regular 9 -2 10 20 -3, release -4 15 7 -26 -10, released -51 -30 -15 -26
-30, remind 2 -5 3 -7 8, reminder -13 -16 -15 3 -15, remote -17 5 7 -22 18, replaced 5 6 -9 13 -6,
repo 1 -4 7 7 -1, report -9 -25 -17 33 -8, repositorie 21 -9 47 38 -17, repositorio 7 -1 -6 8 2,
repository -13 5 46 -0 28, request -14 3 -9 -6 -15, responde 10 23 49 -5 -7, responsable 7 5 -15 9
-5, response 14 9 -8 18 -2, responsible 9 5 -2 -7 -6, rest 14 15 6 -8 -7, result 9 -16 -2 38 6,
retailer 10 -8 -4 38 -1, return -2 7 11 7 21, reuse 1 20 7 -16 -4, review 2 5 55 7 -18, reviewer -6
-4 1 6 -8, reviewing 7 -2 9 16 -7, rewrite 2 4 -8 -11 -1, rewrote 2 13 6 -10 -3, right -12 -11 -11 2
-19, risk 6 11 20 -8 -2, roadmap 20 24 -11 -8 -5, role 11 -24 4 38 -1, room -15 -11 -19 -4 3, rotate
-2 19 9 -10 -9, round 6 7 -6 -2 -0, rule 7 -3 34 -23 8, run 8 14 15 -11 -16, sabe -8 -5 7 10 -27,
said 23 14 -1 -13 19, same 6 42 -2 -24 10, saturday -11 -3 -1 -4 -6, save -14 -10 9 -2 -9, saw 1 9
36 -13 -0, say 23 37 -36 -44 12, saying 3 6 -1 -5 -2, scale -2 8 8 -11 -2, schedule -12 -14 -17 -9
9, scheduling 6 -9 -12 30 -6, schema 13 23 11 -2 -1, score 11 -13 10 20 -6, screen -7 -5 -8 -13 -1,
script 8 13 24 -1 -0, se -2 11 -2 -7 -15, search 0 6 -3 -8 -2, searchable 8 6 10 13 -3, seat 2 -3 -9
6 11, second -10 -18 -1 25 -1, secret 2 2 21 -5 -1, security 12 21 -21 -8 -5, see -11 -16 -49 -21 1,
seen -8 -10 6 -2 9, segregation 8 13 12 -2 -3, segunda 2 20 38 -8 -10, seguradora 6 -11 -7 36 -1,
self 8 11 13 -2 -2, semana 2 6 4 0 3, send -4 -13 -12 20 11, senior -6 1 -9 7 7, sensor -13 -19 -12
20 -11, sent 10 13 -12 -10 -3, serious 3 2 3 -0 7, serve 9 12 -6 -8 -9, server -3 -1 9 -0 3, service
19 30 -14 10 12, session 5 6 -2 -4 -10, set -3 -31 -16 14 9, seven -4 -6 8 -16 5, several -18 3 10
-13 -5, share -11 -20 10 14 -9, shared -4 -15 -50 22 2, sharing 1 16 7 -26 4, she 14 18 12 -15 -3,
ship -22 -19 -15 -3 -0, short 7 21 46 -9 -6, should -9 5 -20 3 -1, show -7 3 26 10 2, showed -9 -8 0
-13 -2, side 3 -4 1 8 -8, sign 9 13 14 7 -2, signature -11 -6 -5 -6 4, signed 1 8 5 -12 -2, silent
12 17 12 -2 -2, simply 8 17 2 -10 -3, since 19 -6 -4 63 -21, single 3 14 -22 -6 -12, sit 13 36 9 -17
-4, site 22 -6 24 44 -15, six -3 -5 -13 24 -3, sixty 12 3 -9 13 -3, slide 4 29 14 -31 -24, slot -10
7 -7 -25 -0, slow -0 2 -7 -8 -2, small -4 -22 11 24 -14, smaller 7 -1 -4 15 -0, so -3 6 -14 -13 -14,
sobre 3 11 19 -4 -9, solved 2 -12 -0 0 2, some -27 -17 -8 -6 -11, somebody 0 2 -7 -2 3, someone 9 12
-26 -13 18, something 1 5 -2 -2 6, sort -7 -12 -2 13 -4, sound -0 9 17 -5 -4, source -21 -8 10 4
-13, spare 3 -1 -8 12 -1, speaker -5 -24 -24 22 -18, spec -14 -13 -2 -15 -6, specification -3 -0 -17
5 11, spend 11 6 4 19 -10, split 3 8 18 -5 -7, sponsor -18 -30 0 32 -16, spring 12 7 -2 9 -5, sprint
2 -11 30 2 -9, stable -2 -1 20 -1 -6, stage 5 13 4 -9 -9, standard 14 -2 -4 32 -2, start 1 -0 6 -12
3, started 11 -4 3 35 11, statistic -6 -16 5 -1 3, stay -8 -3 14 -1 -6, steering 1 -7 -8 -11 -5,
step -10 1 4 -11 7, sticker -17 -6 1 -16 5, still 9 17 -14 -16 30, stop 21 24 -5 -8 13, stopped 8 1
3 20 -5, story 1 9 2 -5 8, student -0 7 -0 -6 1, stuff 5 13 -5 -8 -3, style -3 11 10 -6 -3, su 6 15
8 -7 -2, subject 8 -3 -17 5 6, subsidiarie 9 21 5 -11 18, suddenly 7 10 17 -1 -2, summit -3 -11 -3
-8 -4, support -57 -17 -28 -13 -35, sure -10 -34 -6 7 4, surprise 2 8 15 -10 -1, swamped 7 13 11 -3
-2, system 5 0 24 7 -4, só 14 35 -4 -8 -3, table -6 -8 -11 2 -2, take -11 1 49 5 -23, taken -0 -2 -9
6 -7, talk -6 -19 31 -6 -0, talked -2 7 -4 0 15, task 4 -12 -7 9 -3, tax 3 8 7 -9 -1, team 13 6 -25
-2 -1, team's 15 6 -6 21 2, telecom 6 -7 6 29 -10, tell 15 -1 25 19 9, tem 5 -2 6 12 0, template -0
-30 -0 42 14, tempo 8 8 14 -5 1, ten -7 3 46 3 -2, tessera 1 -10 -7 30 -6, test -13 2 -15 -18 3,
tester 4 13 -3 -7 12, testing -26 -29 -2 -16 2, text 3 2 -4 -8 12, than 8 -1 -4 24 -26, thank -37
-20 -12 -22 -30, that 63 53 39 28 24, that's 7 5 11 13 -21, the -46 -12 -51 -59 -59, their 78 62 -38
31 -2, them 63 45 43 -4 -27, themselve 12 -4 -3 4 14, then -2 15 -17 14 -32, there 6 7 -2 -2 16,
there's -25 -19 21 -19 -38, these -4 -15 -7 -10 -4, they 65 113 8 -68 3, they've 6 13 -1 -4 -5,
thing 19 43 13 -15 -2, think -27 -37 -11 15 -20, third -10 9 -8 -21 -14, thirty -18 -17 -13 8 -19,
this -39 -70 11 62 -16, those 13 8 18 -2 -11, though -18 -18 -10 8 3, thought -9 -15 -13 -7 -8,
thousand -0 8 -1 -3 -6, three -4 36 7 -21 -28, through 13 -6 5 10 10, thursday -8 -7 -2 -9 14,
ticket 12 25 5 -11 -10, tiene 8 16 6 -10 -10, time -8 11 0 16 -29, timeout -5 -6 9 -7 3, title -7 -1
2 2 -3, to 7 -4 -1 -11 24, today -15 -7 -12 0 -7, todo 1 3 -8 -1 -1, together 29 22 35 23 10, told
25 22 -30 -2 -6, tomorrow -11 -11 -7 4 -12, tonight 3 -3 -4 -1 10, too -32 -23 21 6 -22, took 1 -2
18 2 -3, tool 15 1 -19 34 -6, top 6 12 15 -2 -2, touch 13 -10 -8 25 15, trabajo -8 3 -2 -17 8,
tracker 11 25 9 -13 -1, traffic -0 -2 -10 4 -7, trained 6 1 2 5 -4, training -20 -14 -13 -14 23,
translation -21 -19 4 0 -11, tre 4 2 7 9 -3, treat 15 26 -4 -6 -4, tree 3 11 -6 -7 -6, tried 3 -9
-11 25 -7, trivial 1 2 -4 -3 -3, trust -2 -15 2 -6 11, trusted 7 -21 -1 17 -3, try -5 -7 -14 10 -16,
tudo 3 16 26 -6 -7, tuesday 3 17 9 -22 -3, turn -8 -10 -5 7 -6, turned 8 19 6 -11 8, twelve 5 7 9 3
-9, twenty -10 -0 5 -5 -14, twice 12 1 -12 0 12, two 34 24 21 39 33, typo 0 -3 -7 3 8, um 11 15 38
14 -12, un 17 -2 -1 17 19, una -6 -19 -2 31 -7, under 12 -5 17 29 16, understand 5 -10 3 -1 9, unit
17 12 5 -2 7, university 7 -12 -8 31 -2, unless 3 -1 22 -8 -1, until -11 -22 8 17 22, up 21 2 -21 6
-16, update -26 -25 -14 -10 -29, updated -27 -23 -9 -7 -8, upgrade -31 -27 -17 -9 -17, urgent 4 -2
-2 1 14, us 30 47 32 9 -13, usa 9 -6 -4 10 -2, usamo 4 6 -6 4 -4, usan 10 3 22 -6 24, use 5 5 -10 13
39, used 6 7 39 1 -13, useful -4 -6 25 -6 -5, user -1 4 5 -31 16, using -16 -29 -23 22 -14, ustede 7
-10 -5 -9 30, validator -8 2 -12 -13 -6, veltrion -3 -11 0 11 -3, vendor 12 11 5 -2 13, venue -8 -4
-6 12 -11, version -39 -6 -23 -27 11, very -4 -2 8 -10 -10, video -6 7 1 -18 -11, visitor 5 -2 -2 13
-4, visualization -2 -5 11 2 9, vocês 5 -4 -6 -11 31, voluntary 5 -5 4 9 -1, volunteer 10 -2 -5 7
-6, vote -20 -28 -14 15 -1, wait 5 3 -1 11 -4, waited 8 13 0 -9 -0, waiting 8 -5 1 27 -5, want 19 14
-30 -27 34, wanted -3 -1 -15 4 19, was 48 63 95 -47 -31, water -20 -10 3 -14 1, way -5 -1 23 -28 14,
we 43 48 105 -6 23, we'll -2 11 -16 -14 -20, we've -8 -12 3 1 -3, web -5 7 -6 -8 -3, website -26 -20
-1 -16 10, wednesday 9 10 -5 -8 8, week 2 -1 56 1 -38, weekend -6 -3 -8 3 -11, welcome -5 -8 -6 3
-4, well -7 3 15 3 -1, went 10 12 36 -31 -1, were 10 32 70 -30 -7, what 22 19 11 -19 12, whatever 13
33 1 -12 -3, when -3 21 -26 -37 5, where 16 -11 -3 42 -10, whether 12 16 -18 -22 28, which 16 7 13
30 4, while 12 10 19 -6 -10, who 58 51 14 -5 55, whoever 5 8 -7 -7 -2, whole 5 -6 -1 -12 13, whom 2
2 5 -16 -5, why 26 14 -11 -5 21, wiki 11 16 -12 -9 -3, will -58 -67 -46 2 -29, winter -10 -14 -6 13
-7, with 2 -3 17 49 35, within 15 30 48 -30 -10, without 26 32 22 -0 2, won -16 -26 -3 10 -3, won't
1 5 -6 -2 -1, wonder 2 9 -7 -8 31, word 9 18 -5 -11 -9, work 18 5 10 41 -12, worked -1 -1 4 -2 -6,
working -10 -2 -3 -30 25, workshop -1 -1 14 16 -13, worse 3 5 -9 6 -10, would -5 -36 -25 8 28,
wrapper 6 10 -2 -4 -3, write -15 -6 -4 1 -12, written 21 6 -11 12 19, wrong -21 -19 -10 -6 7, wrote
17 29 51 -20 -12, x -7 -5 -1 6 -17, y 23 31 28 -9 -16, ya 12 23 22 -4 -3, yeah -28 -17 -10 -7 -14,
year 52 17 -20 80 36, yearly 6 -37 -14 67 -5, yes -3 -1 -5 -20 4, yet -4 11 0 -5 -11, you -9 -13 -1
-21 91, your -35 -19 -21 -26 13, yourself -27 -18 -11 -9 -4, zero 12 12 -7 -9 25, à 7 4 -4 15 -3,
área 12 7 -2 19 -3, áreas 5 0 7 16 -2, é 7 5 13 -9 -8, あり 5 10 4 -3 -7, いし -6 -3 9 -5 0, いた 12 15 20
-7 -7, いて 9 3 -3 25 -3, いま 17 -5 -8 11 9, うご -3 8 8 -6 -6, うや 9 -4 -6 -4 27, お願 -6 -3 9 -5 0, から -3
-0 3 -4 -4, があ 5 10 4 -3 -7, きま 0 -0 -8 -3 3, くだ 3 -7 5 2 13, こと 10 -1 5 -5 -7, ござ -3 8 8 -6 -6, さい
3 -7 5 2 13, され 1 6 3 -5 -6, ざい -3 8 8 -6 -6, した -4 -1 12 -21 -1, して 24 11 18 -3 0, しま -12 3 11 -18
-6, すか 8 2 -6 -10 22, する 24 10 29 -2 5, せん 9 12 -6 -1 6, たの 12 15 20 -7 -7, ため 7 15 -12 -8 -5, ださ 3
-7 5 2 13, って 1 -10 -8 -4 13, てい 17 -2 6 15 12, てく 4 -3 1 -1 12, ても 8 20 -8 -8 -4, でき 2 -6 -3 4 7,
です 3 8 -4 1 -15, では 6 -5 -2 33 -8, で直 9 -1 -6 -7 -7, どう 14 -6 -7 -5 44, ない 6 -0 2 -4 13, なり -2 2 19
-6 -3, ので 4 14 10 -13 -1, のコ 9 19 -4 -4 -2, のチ 5 13 -6 -6 -2, の評 3 13 5 -5 -6, はど 3 4 -6 -8 5, まし -8
1 13 -19 -9, ます 6 -25 -17 17 15, ませ 9 12 -6 -1 6, また 5 2 6 -4 11, めた 6 -0 2 -4 13, やっ 9 -4 -6 -4 27,
よう -5 2 -10 -2 -11, らい -6 -9 -14 -7 23, りま 16 35 28 -7 -8, るこ 10 -1 5 -5 -7, る人 17 11 23 -5 -4, れて 5
5 -8 -8 -7, をま 5 2 6 -4 11, を決 6 -0 2 -4 13, ェク 8 -4 -2 2 21, クト 8 -4 -2 2 21, コー 20 21 -7 -9 -6, ジェ
8 -4 -2 2 21, ジョ -12 -14 -9 1 -7, チー 6 11 -6 0 -7, トの 9 -4 -6 -4 27, ドを 15 12 -5 -7 -5, バー -12 -14
-9 1 -7, ビュ 9 17 20 -6 -1, プロ 8 -4 -2 2 21, ポー 5 -5 -6 3 15, ムの 6 11 -6 0 -7, ュー 9 17 20 -6 -1, ョン
-12 -14 -9 1 -7, リン 3 -11 -6 1 5, レビ 9 17 20 -6 -1, ロジ 8 -4 -2 2 21, ンス 2 -6 -3 4 7, ージ -7 -16 -10
-2 11, ード 20 21 -7 -9 -6, ーム 6 11 -6 0 -7, 一人 10 19 47 -5 -2, 一次 11 1 -12 39 -9, 三年 4 -5 -3 33 -11,
上司 3 13 5 -5 -6, 两个 11 17 -2 -1 -8, 个月 10 25 23 -7 -1, 人が 17 11 23 -5 -4, 他の 5 13 -6 -6 -2, 代码 26
-19 -10 2 46, 以前 4 10 32 -6 -3, 们公 6 -7 -4 -5 15, 会は 3 5 10 2 -6, 会社 9 3 -3 25 -3, 修正 -4 -3 -8 -0
-3, 公共 9 7 -4 -6 3, 公司 7 0 7 -7 11, 公開 -6 -13 -5 -8 6, 共有 8 1 -8 1 13, 共组 9 7 -4 -6 3, 内で 7 4 -1 -3
7, 分享 -2 -4 -5 6 -6, 别的 15 -3 -14 -0 46, 勉強 3 5 10 2 -6, 参加 -6 -9 6 -1 -3, 司の 3 13 5 -5 -6, 团队 24 27
3 -2 13, 图表 5 15 -2 -4 -20, 外部 5 18 51 -7 -2, 大家 11 1 25 12 23, 对方 10 11 -4 11 -4, 強会 3 5 10 2 -6,
怎么 6 -3 -2 -11 39, 愿意 18 38 18 -8 -4, 我们 20 23 32 30 -17, 提交 15 35 40 -13 -3, 改动 24 15 15 -8 -3, 日の
0 9 -3 -7 -11, 有人 8 2 -5 -7 -2, 服务 2 13 -5 -7 -2, 每个 10 8 -8 24 -7, 決め 10 -2 1 -6 30, 没人 4 11 17 -6
-2, 生日 -6 -7 7 4 -5, 登録 -4 -7 -7 0 -2, 的人 26 5 -8 11 -8, 的代 8 -8 -4 -12 50, 的团 11 2 -12 5 18, 码的 21
-15 -8 7 24, 社で 6 -5 -2 33 -8, 社内 4 -2 -1 4 3, 组件 10 13 6 -8 -0, 维护 11 3 -17 -17 24, 署を 5 2 6 -4 11,
者が 6 -0 2 -4 13, 自分 12 5 -4 -6 -4, 自己 19 3 -8 -5 -1, 評価 3 13 5 -5 -6, 誰も 5 13 -6 -6 -2, 负责 5 5 28 -7
5, 贡献 14 3 42 28 12, 跨部 6 -12 -5 25 1, 这个 -2 3 2 2 -18, 部署 8 11 4 -7 10, 部门 13 -21 -3 33 16, 開し -6
-13 -5 -8 6, 開発 6 -0 5 26 -7, 门的 6 -12 -5 -9 35, 队提 9 17 -11 -6 -1, 队的 6 -5 17 6 17, 願い -6 -3 9 -5 0"""
"""A word, then hundredths for: worth, problem, solution, practice, question."""
