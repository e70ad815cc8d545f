"""The weights of words in the linear model; written by `scripts/train_identify.py`."""

WORDS = """
ability 17 2 -8 -5 -2, able -22 -5 23 -13 -4, absolutely -38 0 0 0 0, accept 19 4 5 -6 -1, access
-20 -7 -1 27 2, accessibility 9 2 -2 -6 -1, accessible 30 -2 5 0 -0, according 11 -4 -2 9 -0,
account 43 -3 3 -5 2, accountability 4 -2 3 -2 -0, accountable 21 -4 -2 -2 10, achieve 21 -3 7 -2
-1, achieving -16 2 4 -1 -0, acknowledge 3 -3 1 -0 -0, acquisition 0 -7 -0 9 -0, across 42 -17 6 -7
4, act -5 -3 4 -1 -0, action -16 -7 1 -6 10, actionable -13 -1 3 -1 -0, active 18 -10 -9 16 10,
actively 5 0 -1 -2 -0, activitie 27 -1 -4 3 -2, activity 9 -1 -5 8 -1, actual -4 -4 -9 -4 -0, ad -21
3 1 -1 -0, adapt -17 -1 -1 -3 -0, add -32 -10 15 -1 -2, added -13 2 2 -1 -1, adding -14 1 0 -0 -0,
addition -6 -2 6 -1 -0, additional -0 -1 4 -3 -1, address -5 -3 3 5 -2, addresse -10 1 0 -2 -1,
addressing -12 -0 2 -2 -0, adhere -13 -0 -1 -2 -0, adopt 4 0 6 7 -0, adopted 29 5 -8 6 6, adopting
-34 -0 -3 2 -1, adoption -12 1 3 -4 -1, adr 18 -3 5 -1 -1, advantage 3 -3 -2 -1 -0, advertise 6 -2 0
-1 -0, advocate 6 -3 -1 4 -1, affect -15 -2 1 -1 -0, ag 0 -1 -2 5 -0, against -22 -4 3 -4 -3, agenda
6 -1 1 -1 5, agile -16 -0 -0 -1 -0, ago 40 9 -7 -15 4, agree -2 7 3 -3 -1, agreed 43 1 6 19 -4,
agreement 23 1 -0 2 9, ahead 17 -11 7 11 -2, ai -52 2 -7 -5 -2, air -9 -1 -2 -1 -0, al -19 -2 -5 2
0, align 15 -4 6 -6 -0, aligned -0 3 1 -1 -1, alignment -1 -3 5 -3 -1, allocate 29 -1 9 -1 -3, allow
18 -9 12 -10 -2, allowed -14 2 -6 10 -0, allowing 13 -6 1 -5 -2, almost -60 5 1 -3 -1, alone -5 1 2
-2 -0, along -63 2 13 -7 -3, alongside -14 2 1 -1 -0, already -16 15 -18 -9 -5, alternative -7 -1 1
-1 -0, alway -38 11 -10 -12 -7, amazing -40 -3 -2 9 -0, ambassador 5 -3 3 -3 -0, among -7 -6 -5 17
-1, amount -37 -7 -2 5 -1, announced -18 1 -2 -2 -0, another 69 13 -25 3 -8, answer 91 19 -5 -22
-13, answered 16 1 -5 5 11, anybody 44 11 -9 2 7, anymore 13 6 -8 -3 -4, anyone 71 -6 -8 0 3,
anything -11 -3 -13 -5 11, anyway -15 -0 2 -1 -0, anywhere 5 3 -5 6 -3, apache -24 -1 -1 -1 -0, api
-27 -1 3 -1 -1, app -30 0 0 0 0, application -54 -3 -1 -2 -0, applie 9 -8 -9 13 -3, applied 4 -6 -1
11 -1, apply -17 -5 -2 2 12, approach 20 -9 0 4 6, approache -11 2 2 -1 -0, appropriate -0 -2 5 -2
-0, approval 29 14 -9 -7 -3, approved 14 6 -8 -7 -1, architect 14 12 -7 -16 -3, architectural 19 -2
5 -3 -4, architecture -17 -4 3 2 -1, area 13 -9 11 9 -5, aren't 11 1 -10 -8 -6, around -60 9 -8 -4
-3, article 7 0 0 -1 -0, aside -6 -1 5 -3 -0, ask 82 24 3 -9 7, asked 3 3 -12 1 3, asking 33 10 9
-17 -9, aspect -20 -1 8 -3 -2, assess 18 -4 6 -2 8, assign -7 0 1 -1 -0, assigned -4 -2 3 -1 -0,
assisted -9 2 1 -1 -0, assume 34 -3 2 -4 -3, asynchronous 18 -3 1 -3 -0, asynchronously 21 -2 1 -2
-0, attention -3 -0 -1 -3 -0, attitude 47 -6 4 -5 -4, attract -9 3 1 -1 -0, audience -15 -0 3 -1 -0,
audit -1 2 4 -2 -0, author -37 4 2 -3 -5, automatically -24 3 5 -3 -0, automation 5 -6 -4 -1 -1,
available -37 -7 3 4 -3, avoid -31 -3 4 1 -1, aware -24 -1 2 -2 -1, awareness -7 -5 -2 -3 -4, away
-8 -5 11 10 -0, b 6 -3 -3 -1 -1, background -19 1 1 -1 -0, backlog 13 7 2 -5 -1, bad -3 -0 7 -4 -1,
badge -4 -6 -1 10 -2, balance 4 -1 -2 -4 -2, bank 23 -10 -13 29 -2, barrier 18 -4 14 0 -0, base 49
-7 -4 -5 20, based -28 -13 14 -7 -3, basic -13 -1 -0 -1 -0, basically -83 -4 9 7 -0, basis 5 -2 1 11
-4, became 16 -2 9 -8 -2, because -52 4 -22 -40 8, become 45 -9 10 -15 3, becoming 3 -8 -4 -4 -2,
began 31 6 14 -9 -1, begin 30 8 6 -6 -3, beginning -7 -8 -4 -1 -2, behavior -25 -1 5 -5 -0, behind 4
4 11 -6 -3, belief -27 2 -1 -0 -0, believe 9 4 -3 -2 -1, benefit 19 -3 7 -6 -3, best -7 -2 -7 0 -6,
better -22 -24 -5 -1 -8, beyond -2 -9 8 2 -2, big -64 2 18 -7 4, bigger -9 5 -2 -4 -1, bit 4 -6 -1
-12 1, block -26 -1 -0 -1 -0, blog -5 3 3 2 -1, board 25 -17 -17 37 -3, bonus 10 -3 4 -2 -0, book
-91 -1 0 3 -0, boost -6 -2 4 -0 -0, bosch 9 -1 -2 8 -0, bot -4 2 4 9 -2, bottleneck -6 -7 2 -2 -2,
boundarie -8 5 1 -1 -0, box -11 -2 -1 -2 -2, branch -6 0 2 -1 -0, brand 4 4 -1 -1 -0, break 10 2 3
-1 -4, breaking 29 2 -0 -2 -0, bring 27 -3 -0 4 31, bringing 24 -5 -1 -2 -0, broader -18 -2 3 -2 -0,
broken -7 -2 4 -1 -0, budget 9 6 -3 -1 5, bug 42 4 -5 -11 -4, build -9 2 9 -8 -13, building -91 -5
14 -3 -3, built -58 5 11 -10 -2, bunch -21 8 -6 -2 -0, burden 30 1 -4 -2 -3, business -19 1 -5 -6
-6, busy 18 4 4 -1 -0, but -108 28 -17 -39 -37, buy 6 -2 4 -3 -0, cada 77 4 12 21 -8, call -7 8 1 22
-5, called 2 1 3 10 -6, can't 36 12 3 -20 -6, candidate -0 -3 8 -2 -0, cannot -3 9 -12 -8 -1,
capabilitie -12 -0 3 -2 -0, capacity 11 2 5 -6 -1, care -33 1 4 -1 -0, career 14 2 1 -1 -1, case -6
-9 -7 -10 -5, cause -20 1 -1 -0 -0, caused -9 2 3 -1 -0, cd 16 1 3 -4 -5, central 29 -1 9 0 -3,
centralized 8 -2 -0 -3 -0, certain -22 -4 10 -3 -0, challenge -20 -6 7 -10 -6, challenging -14 5 -4
-1 -0, champion 12 -1 1 -1 -1, chance 3 -3 8 -3 -1, change 41 48 31 -49 -19, changed 12 8 -5 4 -5,
changelog -54 -0 0 -0 -0, changing -39 -1 2 -1 -1, channel 64 6 17 -1 -4, chapter -27 -1 0 -1 10,
charge 1 -2 -2 -2 -4, chat 15 1 -9 -1 -3, check 18 -8 1 4 -2, choice -13 1 2 -1 -0, choose -5 -4 2
-4 9, choosing 9 -0 -2 -1 -0, ci -12 1 4 -2 -4, claim 23 -6 -9 16 21, clarity 4 2 -0 -1 -0, class -3
2 6 -2 -0, clear 2 -9 19 -21 6, clearly 7 -2 0 -4 3, client -69 -0 1 -0 -0, close 18 0 8 -5 -2,
closed 93 1 19 -11 -9, closely -39 -0 2 -1 -0, co -29 -0 1 -0 -0, code 65 4 11 -43 -3, codebase 12
-6 -4 -6 7, coding -16 4 -5 -1 -1, collaborate 2 -4 5 -2 -0, collaboration -35 -6 14 -13 -2,
collaborative 9 -1 1 -3 -0, colleague -3 -1 -9 -9 2, color -18 0 0 0 0, com -10 -10 -7 24 -1,
comfortable -10 -3 8 -1 -2, coming -21 -1 11 -9 -6, comment 24 12 -12 -6 -5, commit 33 4 -5 1 4,
commitment 20 -8 4 13 -1, committee 17 -11 -3 24 -1, committer 36 -8 10 9 -4, common 68 -8 -4 39
-11, commonly 3 -2 2 -1 -0, communication 26 -7 4 -1 -3, communitie 18 -9 2 6 -1, community -41 -13
18 10 -5, companie 2 -6 2 -3 -11, company -132 -2 -18 11 -13, company's 27 1 -5 -6 -1, compare -25 4
7 -3 -1, compared 7 11 4 -8 -2, complete -13 -1 4 -0 -1, completely -17 -3 2 -1 -1, complex -6 -0 -3
-3 -4, complexity -26 1 -0 -1 -0, compliance -35 -2 5 -9 -1, component 50 -0 -13 -5 11,
comprehensive 5 -2 4 -1 -0, con -3 -5 4 2 -3, concept 12 1 6 0 -2, concern -20 -1 3 -2 -0, conduct
-12 1 -2 -5 -1, conference -10 1 -6 -3 -1, confidence -21 -1 2 -1 -0, configuration -19 2 7 -5 -1,
conflict -4 -7 -1 -3 -0, confusion 2 4 5 -1 -0, connect -5 -2 -3 9 -0, connection 14 -4 2 -1 -1,
consider 10 -0 4 -8 -6, considered 3 -4 -4 -5 -2, considering 6 -3 -2 -1 -0, consistent -10 -3 -3 -7
-3, constraint 1 2 -6 -2 -1, consume -11 0 -0 -1 -0, consumer 41 16 11 -10 7, consuming 31 -2 0 13
-4, contact 17 5 2 -2 -0, contain -0 -2 4 -2 -1, content -21 5 2 -6 -2, context 12 -30 18 -20 -9,
continue -22 -6 -5 7 5, continuous 4 -2 0 1 -0, contract 10 11 -0 0 -5, contracting 1 -1 4 -2 -0,
contractor 28 10 -6 -8 -2, contribute 20 9 -13 26 -21, contributed -29 9 -2 -3 7, contributing 27
-22 -11 21 -3, contribution 105 2 5 10 -4, contributor 58 -1 -4 -8 -16, control -14 7 -9 -5 -4,
convention 20 8 6 -6 -1, conversation -25 -0 4 -1 -2, convince -7 2 -4 -2 -2, cool 3 -8 10 4 -2,
copy 19 10 -3 -7 -2, copyright -16 -1 4 8 -0, core 4 -18 -6 11 -8, corporate 9 -2 2 -2 -1,
corporation -5 0 -1 1 -0, correct -7 -4 -2 -3 11, cost -2 11 12 -4 1, couldn't 6 10 7 -7 -3, count
25 5 2 4 0, countrie 10 0 -7 4 -1, couple -33 -2 5 -4 13, course -3 -6 -5 -4 9, cover -11 4 -2 -2
-0, create -25 -16 27 -17 -7, created -8 -6 8 -3 -1, creating -27 -6 2 6 -1, credibility 5 1 5 -4
-0, credit -4 1 -5 7 -0, criteria 2 -2 6 -2 -1, critical -15 -2 1 6 -1, cross 41 -1 -8 7 -8,
cultural 37 -0 14 -5 -1, culture 14 -14 13 -1 -2, current 3 -5 -1 -6 -3, currently -18 1 0 3 -0,
customer 44 4 -7 2 -6, cut 14 7 9 -7 -2, cycle -2 3 7 -2 -0, código 65 1 -14 -15 10, da 35 5 -4 -6
-1, dashboard -32 -4 -3 8 -1, data -83 8 7 -7 -3, date -25 10 4 -12 -4, day 78 9 19 -1 -22, de 44 0
-10 14 5, deadline -7 2 -4 9 -4, deal 34 10 9 -5 4, dealing 26 -12 4 -4 -3, debt 12 -2 -0 3 -1,
decide -40 7 2 -8 -2, decided -51 -6 -1 3 5, decision 16 6 25 3 -8, dedicated -2 -8 5 1 -3, deep -6
-6 2 13 -0, deeper -33 -0 1 -1 -0, default 36 -3 9 -7 -8, define -6 -5 2 -3 -2, defined 5 -1 4 -2
-0, defining 15 -1 11 -0 -0, definitely -27 -7 3 -5 -1, definition -13 -3 3 -3 -1, degree -4 3 -2 2
-0, deliver 27 3 0 4 -2, delivery 5 4 2 -3 -2, demo 3 6 3 -7 -3, demonstrate 5 -2 3 1 -1, department
-14 -5 -28 23 4, depend 2 7 -2 -12 9, dependencie -45 -3 2 -0 -0, dependency 7 -2 2 -2 -0, depending
-7 -4 2 -1 -0, deploying -10 3 1 -1 -2, deployment -20 -2 4 1 -0, describe -26 -5 1 -1 -4, described
22 -2 1 9 -1, description 24 -6 9 1 -1, design -13 -3 18 -8 -3, designed -15 7 -5 -8 -2, desire -18
-1 1 -1 -0, detail -16 -3 -3 7 -0, determine 3 -0 4 -3 -0, dev -37 -2 -2 -0 -0, develop 6 -6 -4 3
-1, developed 17 -2 -1 10 -0, developer -13 -25 -35 14 -8, development 13 -2 7 -7 -4, device 5 -4 6
1 -0, didn't 23 6 -2 -9 -15, difference 18 2 -1 -6 -2, different -19 -5 -1 -20 -2, difficult 22 13
-7 -10 -5, digital 19 3 -1 -2 -0, direct 24 4 -6 -6 -1, direction 3 -5 -6 8 -0, directly 26 -2 -0 -7
4, director 58 14 -6 -6 5, discover -23 2 2 -1 -0, discuss -15 2 1 -2 8, discussion 65 -14 12 2 -5,
distributed -21 -1 -0 2 -0, diverse 7 1 -1 -1 -0, division 42 -7 -20 17 6, doc 10 -2 -11 8 -7,
document -27 -8 8 3 -5, documentation -29 -33 -1 30 -12, documented -14 1 -3 0 -1, documenting 9 1
-2 -3 -0, doe -30 13 -10 -14 3, doesn't -5 -5 15 -10 10, domain -11 -3 -3 -3 -0, don't -7 7 -50 -29
-28, done -22 -11 4 -10 9, door -11 -1 1 -1 -0, download -2 1 8 -1 -0, downstream -11 -1 -0 -3 -0,
drive 32 2 -1 4 -7, driven -18 2 -1 1 -0, driving -10 3 -4 -0 -0, dropped 41 5 7 -3 -1, due 27 -2 13
4 -2, dynamic 1 -3 -5 -4 -2, e 69 11 24 -28 -11, early -28 -15 3 10 -4, easier -7 -9 2 -5 -1, easily
-10 -3 7 -5 -1, easy -14 -9 -7 -2 -2, ecosystem -65 -2 4 6 -0, education -22 -1 6 -2 -0, effect 14 3
2 -0 -1, effective 7 -3 5 -5 -1, efficient -23 -3 10 -3 -4, efficiently -22 -1 2 -0 -0, effort -44
-6 5 -6 -7, eight 17 4 3 -3 -4, either 7 8 7 -6 -2, el 14 -5 -7 18 -10, element 4 -3 -0 3 -1, eleven
19 9 -5 -4 -5, else 27 -21 -5 24 -5, email -29 2 2 -2 -0, employee 47 -10 4 -3 -5, empower -9 -1 4
-3 -0, empresa 31 -4 -13 5 -0, en 13 -4 -13 15 9, enable -26 -3 9 -4 -1, enabling -13 -1 3 -2 -0,
encourage -1 -4 -8 11 -2, encouraged 10 -2 -7 17 -3, encouraging 14 -1 -6 7 -4, end 21 14 10 -20 -4,
energy -13 -3 -5 8 -2, engagement 12 -0 15 -9 -2, engine 26 6 -6 1 -3, engineer 24 -8 23 -11 1,
engineering 17 -17 -12 20 -7, enhanced 2 -2 7 -3 -1, enhancing 16 -2 0 -1 -0, enough 60 -27 10 -3
-5, ensure -30 -5 11 -6 -1, ensuring 7 -4 -0 -6 -1, enterprise -34 -1 2 -2 -4, entire -31 4 -2 -1
-0, entitie 23 -3 -7 13 -2, entity 9 -2 -1 -2 -1, entry 25 0 11 7 -1, environment 5 4 11 -11 -3,
episode -59 0 0 0 0, equipo 11 2 -5 2 11, error -38 -2 2 -0 -0, escalation 4 -6 -5 12 -1, especially
-39 -3 -8 -2 -2, essential 2 -8 -6 -6 -2, essentially -8 -1 2 -6 -4, establish 8 -5 12 -7 -1,
established 14 -9 -10 24 -2, establishing -10 -3 4 -1 -1, estimate -4 1 4 -2 -1, etc 25 -10 10 -8
-2, europace 1 -1 -2 6 -0, evaluate -8 -2 4 -2 -0, evaluation -14 -2 3 -1 -0, event -26 -2 -4 10 8,
eventually -50 -1 -2 1 -0, ever -39 7 -2 -10 4, every 55 6 -7 12 -19, everybody 2 1 0 -3 -6,
everyone 67 -10 1 0 3, everything 32 16 -6 -10 -12, evolution -4 -1 2 -1 -0, evolve 8 -11 -2 -6 -0,
evolved -27 -2 4 8 -0, evolving -5 -0 2 -1 -0, exactly -5 6 -1 -4 -9, example 16 -10 30 -12 6,
exception 1 -2 3 -1 -0, excessive 3 0 -0 -0 -1, excited -45 -0 -0 -0 -0, executive 38 10 -1 -9 7,
exist 23 -10 -21 19 -7, existing -13 2 4 -6 -2, expect 13 7 -3 -7 18, expectation 25 -5 -4 6 -2,
expected 23 -2 4 9 -1, experience 10 -24 -4 -3 27, experienced -16 -1 3 -2 -0, experiment 0 -0 8 -3
-1, experimentation -16 -1 -0 -0 -0, expertise -15 -4 -4 -0 -0, explain 24 6 12 -7 -3, explanation
11 -3 3 -3 -1, explicit -4 -3 8 -2 -1, explored -12 -1 0 -1 -0, export -11 -1 -2 -0 -0, express -32
-1 2 -0 -0, extend 5 -1 -1 0 -0, extension 39 -12 7 7 -1, external 6 -6 5 -4 -1, extra 16 3 -7 -2 4,
face -21 1 2 -4 -1, facebook -19 -2 -5 6 -1, facilitate 5 -1 3 -2 -0, facing -16 4 -4 -1 -0, fact
-24 -2 0 -2 -3, factor -29 1 -1 -1 -0, fail -28 -4 -3 -5 -5, failure -26 5 6 -2 -2, familiar -8 -0
-0 -1 -0, far 21 -10 -3 9 -4, fast -44 -3 -5 7 -0, faster -32 5 -0 -7 -2, favor 3 -2 6 -2 -1, fear
27 1 -7 -3 -1, feature 8 12 -9 -2 2, feedback 2 -1 7 -4 -1, feel 47 1 4 -22 3, feeling 45 -5 0 -9
-3, felt 11 11 10 -6 -1, field -4 3 -2 -1 -0, figure -7 -1 -5 -1 1, file -28 4 14 -7 -5, fill -6 -2
4 -3 -0, final -14 5 3 -3 -2, finally -9 -3 7 -1 -0, financial 4 -1 -2 4 -1, find -24 10 -12 -19 5,
finding 27 9 -1 -3 5, fine 2 12 3 -4 -2, firm 28 -7 -7 6 -1, fit 10 1 18 -8 -3, five 45 5 -11 36 -9,
fix -3 14 -8 -11 -5, fixe 11 5 3 -5 10, fixed 20 5 0 3 -4, flow -5 5 -3 -4 -2, focus -16 -7 -4 -9
-2, focused -16 -3 2 -5 -2, focusing -21 -4 -2 -1 -0, folder -10 4 7 -5 -1, folk -27 4 -3 -2 -3,
follow 22 18 11 -11 2, following 18 -1 8 -6 -1, food -8 -5 -3 19 -0, force 48 15 -11 -11 -2, forget
-23 -1 3 -1 6, fork 19 12 5 -9 -4, form -10 6 1 -9 -3, formal 21 -5 -1 9 -5, format -13 -1 3 -1 -0,
forty 62 6 -10 14 -3, forum -4 3 -2 -8 -2, forward -20 3 -5 -5 -2, foster 22 -3 6 -4 -1, fostering
-9 -3 3 -2 -0, found 61 16 -5 -4 1, foundation -29 -3 -11 3 -5, founder -30 -3 5 -2 -1, four 31 13
-4 6 -8, frame -14 -1 2 -1 -0, framework 24 6 3 -20 -4, free -30 4 -4 -9 -3, freedom -16 2 -0 -2 -0,
frequent -1 0 -3 -1 -0, frequently -5 -1 2 -2 -0, friction 9 4 -0 -6 -5, friday 4 5 1 -5 -0, friend
-34 -2 -2 -1 9, friendly 13 -10 -2 -4 -1, front -27 -2 2 -0 -0, frustration 3 2 -1 -0 -0, full 44
-12 -7 11 -15, fully -8 2 1 -4 -2, fun -22 -2 -1 -0 -0, function -12 5 18 -4 -1, functional -8 2 -1
-3 -3, functionality 5 -3 9 -2 -0, funded -32 -1 -0 2 -0, funding -4 -2 2 -4 -2, future -38 0 5 -3
-2, g 14 -6 12 -9 -4, gain 2 -7 -2 10 -0, game -4 -4 -1 8 -0, gap 31 1 -3 -10 4, gave 1 5 7 3 -3,
general 1 -17 2 -9 -3, generally 5 -6 2 21 -0, generate -19 2 -2 0 -0, generated -6 2 1 -3 -1,
getting 29 -11 0 -9 -7, gig 8 -1 2 -4 -0, git -33 -0 -2 -1 -0, github -29 -17 -3 12 -12, give -14 -1
-4 7 5, given 9 -6 -7 3 4, giving -16 -14 14 7 -1, global -2 -4 12 -5 -1, gmbh 8 -1 -2 7 -0, goal 5
-13 5 -4 3, goe 17 -2 12 -13 -3, gone -4 -1 9 8 -1, good -16 -10 2 3 -13, google -55 0 -5 -1 -0,
governance 19 -9 4 -1 4, government -16 1 -3 3 -0, grant -30 4 -0 -1 -0, gratitude -24 -1 -1 -1 -0,
great -30 -3 -1 -9 -2, greater -3 -2 7 -2 -0, green -20 -2 -3 5 -0, grew -1 5 -2 1 -0, group 16 -8
-13 12 8, grow -7 -1 -5 4 -6, growing -9 2 -3 -3 7, growth -1 4 8 -3 -0, guess -11 -11 -15 5 -15,
guest -2 12 -0 -8 4, guidance 15 -0 16 -7 -1, guide 29 -14 -6 16 9, guideline 17 -10 8 -2 -2, guy
-40 1 -3 -1 -0, hackathon 14 1 2 -2 3, half 109 15 7 15 -2, hand 35 -8 12 4 3, handful -9 -1 1 -0
-0, handle -3 10 -1 -6 23, happen 36 -2 -2 -18 -8, happened 7 7 3 -0 -1, happening 14 -5 14 -7 -2,
happy 37 5 -7 7 -1, hard -7 26 -7 -14 -7, harder 2 -3 -9 -7 -2, haven't -6 -5 -8 7 5, he's -17 -0 -4
-1 -5, head -30 4 11 -1 -0, health 9 -6 -3 12 -3, healthy -25 0 1 -3 -0, hear 24 16 -15 -13 -1,
heard 3 3 9 -3 -0, heavily -2 4 -4 -1 -1, held 7 1 2 -0 -0, help 38 -24 18 -2 3, helped 3 2 13 -5
-0, helpful -5 -7 7 -2 -0, helping 9 -1 9 -6 -3, here's -51 -3 7 -2 -1, hey -26 -1 3 -4 7, high -37
-6 15 5 3, higher -3 5 10 -7 -1, highly -17 -1 -1 2 0, hire -38 -1 2 -1 -0, hiring -15 2 3 -3 -0,
history -32 2 1 -2 -0, hit -6 4 1 -4 -1, hoc -11 3 1 -1 -0, hold 14 -11 -5 17 -5, home -7 1 0 -2 -1,
honest -70 0 0 0 0, hoodie 76 -10 20 -10 19, hope -6 3 -3 -3 -2, host -9 16 11 -12 -7, hosted -14 4
-4 6 0, hosting 23 12 0 -8 -2, hour 46 20 17 -11 -5, house 5 -2 -3 -4 -1, however -12 3 3 -7 -1, hr
21 -1 -2 -2 10, huge -4 3 1 -7 -2, human -35 -4 -4 -5 -2, hundred -29 0 -14 11 -3, i'd -10 -7 -6 -9
37, i'll -51 1 2 -3 -1, ibm 1 1 -0 -6 -1, idea 28 -9 9 6 -10, ideally -4 -2 5 -3 -0, identified 20
-3 2 1 -0, identify 0 -4 9 -2 -1, identifying 3 -1 3 1 -0, idp 10 -3 3 -4 -0, image -21 1 -0 -0 -2,
imagine -60 1 2 -0 -1, immediately -7 -3 -1 -0 -0, impact -47 -1 7 -5 -2, implement -20 -3 5 -4 -1,
implementation -41 -3 6 -2 -1, implemented 0 -4 -2 14 -2, implementing -8 -2 4 -1 -0, important -15
-7 10 -5 -8, improve 32 -4 8 -4 -2, improved 7 3 -3 -3 -0, improvement -30 2 -2 -1 -0, incentive -18
-3 4 -4 -1, incident -27 1 5 0 -0, include 3 -8 10 4 -4, included 18 -1 5 -0 -0, including -29 -5 8
-6 -1, increase -14 4 2 -5 -3, increased 4 -5 7 -3 -0, increasing 5 -2 0 1 -0, incubator 10 -2 5 -2
-0, individual -25 -6 9 -8 -4, industry -2 1 -6 -4 -1, influence -21 2 5 -3 -0, inform 6 -3 5 -0 -0,
information -12 -7 4 2 -3, informed 2 -1 4 -2 -0, infrastructure 16 3 -3 4 -5, initial 14 -5 10 -5
-1, initiative 0 3 -1 -9 -3, inner 19 -2 2 -2 -0, innersource 168 -12 29 -20 -8, innovation -38 -5 6
-4 -2, innovator 3 -2 4 -2 -0, input -6 -6 8 -2 -0, inside -15 -6 -3 -5 -2, insight 3 -3 -1 6 -3,
instance 13 -12 -11 31 -4, instead 32 2 27 -12 -9, integrate 1 -1 4 -2 -0, integrated 12 -4 1 -3 -0,
integrating -30 -1 3 -0 -0, integration 25 -0 3 -3 -1, interaction 6 -2 -3 8 -1, interest -3 -1 6 7
-0, interested 6 -9 -13 -12 -4, interesting -75 6 7 -2 -5, interface 12 8 -2 -7 -1, internal 94 -17
-11 29 15, internally 43 -3 4 -6 -1, internet 27 -9 -8 7 -0, interview -8 2 2 -3 -1, introduce 4 -5
-0 6 -2, introduced 3 2 3 -2 -0, introducing -5 -0 -0 -1 -0, inventory 5 -0 1 -2 -1, invest -24 4 -2
-2 -0, investment 1 1 -8 6 -1, invite 1 3 3 8 -5, involve 17 -7 -2 -1 -0, involved 33 -8 6 -17 -8,
involvement 1 -4 -0 6 -1, is -41 -7 -32 -14 -4, isn't 26 9 -11 -10 -6, ispo 13 -4 2 1 -1, issue 80 8
8 12 -15, it'll 10 4 4 -3 -1, item -25 -3 0 4 -0, itself 9 9 -1 -10 -2, javascript -17 -1 -6 -6 -1,
job 9 -0 -2 11 -9, join -62 -2 10 -3 -0, joined -17 -2 -2 -1 -3, journey 3 -2 -2 9 -0, js 13 -10 13
9 -1, keep 27 10 -23 -14 6, keeping 3 1 1 -2 -1, kept 62 -9 -11 21 -4, kernel -5 -4 -6 5 -3, key -46
-10 7 -4 -1, knew 7 12 8 -9 -2, knowledge 17 5 0 -10 -2, known 34 -10 -7 34 -3, kpis 17 1 3 -3 -1,
la 34 -3 -8 -8 8, label 4 -5 -5 21 -0, lack 27 -9 -11 24 -2, lacking 11 -2 0 -1 -0, ladder 24 -10 -8
5 -3, language -33 -6 2 5 -1, laptop -33 0 0 0 0, large 27 -12 -25 2 8, larger -14 4 1 -5 -3, late
-25 4 -4 -1 -2, later -31 7 1 -5 4, laugh -35 -1 -0 -0 -2, laughter -51 0 0 0 0, lead 6 11 4 2 -2,
leader 47 -5 4 0 3, leadership -9 -3 -12 -3 -2, leading 18 -4 9 -4 -1, learn -48 -6 10 -7 4, learned
24 1 1 -5 -2, learning 6 -5 10 2 -2, least -31 1 12 -12 -5, leave 24 8 10 -6 -4, leaving -6 -0 2 -1
-0, left 43 16 6 -15 0, legal 98 -4 7 6 -8, less 9 -9 9 -14 -3, lesson -28 -4 5 1 -0, let 35 5 5 -3
16, level 1 -17 11 -6 3, leverage -13 -2 6 -3 -0, leveraging -12 -1 0 -2 -0, librarie 56 -5 -11 3
-4, library -4 6 6 3 19, libre 2 -1 -2 6 -0, license 16 -14 -3 16 7, licensing -35 2 -1 -1 -0, life
-29 -0 1 -1 -0, lifecycle -4 2 -1 -2 -0, lightweight 5 -2 4 -2 -1, likely 35 2 1 -12 -3, limit -23
-4 7 -2 -0, limited 10 7 6 -7 -2, limiting -17 -0 -0 -1 -0, line 21 11 -10 -2 -3, link -10 7 25 -5
-1, linux -37 -5 -7 5 -4, list 61 9 -1 -4 -0, listed 9 2 7 10 -0, literally 6 -7 12 -4 -1, little
-30 -12 -8 -17 6, live 4 4 12 -7 -2, load -13 2 -3 -1 -1, local -30 3 -1 -3 -0, location -10 2 3 -2
-1, log -3 0 12 -8 -2, logging 14 -7 -0 8 -1, long -30 2 13 -9 -3, longer 6 12 -3 -5 -5, look -18 12
0 8 -11, looked -7 6 14 -4 -0, looking -23 -18 -13 12 -6, loop -22 2 7 -1 -0, los 21 2 -4 13 -8,
lose -18 1 -0 -0 -0, losing -25 2 -1 -0 -0, loss -12 2 -4 -0 -0, lost 25 2 16 -3 -0, love -86 -1 -2
-1 -0, low -10 0 -1 3 -0, lower -18 -1 2 -0 -1, machine -27 1 -2 -0 -0, mail 29 1 1 8 -2, mailing 27
4 3 -11 -2, main 7 -7 8 -9 -1, maintain 23 5 -8 0 -3, maintained -5 4 -11 4 -2, maintainer 124 -4
-16 3 19, maintaining 43 2 -12 4 -3, maintenance 20 -0 -9 9 -4, major -8 -8 -5 -6 -1, making -40 -1
8 -12 -5, manage 12 -1 -5 5 -2, management -32 -5 3 -6 -6, manager 53 9 -5 9 2, managing -26 -2 6 2
-2, mandate 4 -2 2 -5 -5, manual 16 -6 0 -4 -0, manually -15 2 -1 -0 -1, many -67 -5 -1 -20 -11, map
-23 -1 -2 -1 -0, market -31 -0 -0 -3 -0, marketing -4 -3 -4 -1 -0, match -26 -0 -1 3 -1, matter -4
-9 -1 -6 -2, mature -14 -2 -5 9 -1, maturity 10 -3 0 -0 -1, may 4 9 6 -25 -13, md 22 -9 22 -10 -3,
mean -46 -15 -8 12 -11, meaningful 0 -1 3 -1 -0, measure 13 1 -4 4 -2, mechanism -29 4 -0 -4 -2,
media -6 -2 -2 9 -0, meet 2 -9 -7 19 -2, meeting 6 -5 19 -1 -3, meetup -10 -2 -0 12 -1, member -23
-2 7 -6 -2, mentioned -11 5 -4 -2 -1, mentor 3 -6 3 -4 -1, mentoring 8 1 1 5 -0, mentorship 24 -6 9
-6 3, mercado 2 -1 -2 6 -0, merge 53 10 16 -9 -5, merged 20 5 -1 -8 -4, message 19 7 2 -6 -2, met
-20 3 -2 -2 -0, meta 10 3 2 -3 -0, metadata -19 0 0 -1 -0, method -9 3 5 -1 -0, metric 21 0 0 2 8,
micro -24 0 -2 -2 -0, microservice -33 -1 -0 -1 -0, microsoft -5 -2 2 -7 -1, middle 25 3 -4 -8 -2,
might -21 10 -2 -14 -6, migration 3 5 -3 -5 -1, million -49 5 -2 -2 -0, mind -41 -5 2 -3 -3, mindset
10 0 1 -1 -1, minimum -12 2 6 -1 -0, minute -44 11 30 -13 -3, missed -9 -2 0 -1 -3, missing -18 2 -0
-1 -1, mission 21 -7 -3 0 -1, mistake -19 1 -1 -1 -0, misunderstanding 6 6 6 -6 -3, mode -31 5 6 -1
-1, model -43 9 5 -12 -6, modification 2 -2 5 -1 -0, modular 6 -2 -0 -1 -0, modularity 5 -2 0 -1 -0,
module 19 1 -8 4 -2, moment -4 1 -1 -0 -2, monday -16 3 8 -2 -0, money 25 11 -15 -14 -9, monitoring
-17 2 0 -1 -0, month 29 12 13 20 -12, mostly 2 -0 -9 5 0, motivate -7 -2 2 -2 -0, motivated -18 0 -3
-1 -0, motivation 4 -0 -4 -2 -0, move -51 3 2 -4 -0, moved 46 13 6 -1 -4, moving -16 4 0 -7 -1,
multi -49 0 -3 -2 -0, multiple -17 -6 4 -5 -4, must -6 5 3 -4 -1, myself -25 -7 13 -3 -1, na 43 8 4
14 -6, name -2 16 29 6 -4, named 34 -2 8 19 -6, naming 3 -0 1 -1 -0, natural -30 0 2 -1 -0, nearly
10 -1 -3 -3 -0, necessarily 13 -10 1 -7 -2, necessary -7 0 3 -0 -1, need 24 -12 -0 -44 -7, needed 2
10 15 -9 -3, neither 42 8 -7 -7 -3, network -34 -9 -8 23 -2, never 68 20 -3 -24 -16, newcomer 31 1 1
12 -2, next 28 -9 -12 5 4, nice 0 1 8 -8 5, night 34 8 -3 -10 -2, nine 94 13 -6 -5 -4, no 45 67 -34
-61 4, nobody 157 25 -19 -9 -9, node 28 -1 3 5 10, non -28 -2 -0 -5 -1, none 44 11 -7 -6 -3, not 6
41 -7 -73 -31, note 29 -1 12 9 -2, nothing 45 3 -9 -8 10, notice 50 3 3 -9 -4, noticed -16 -4 6 13
-1, npm -17 -1 1 -0 -0, number -22 4 8 -5 13, não 19 16 -3 -12 -5, o 41 4 -6 -10 1, objective 10 -3
-2 7 -0, obvious -18 -1 2 -2 -0, obviously -25 -8 4 5 9, occur -3 -8 -6 9 -2, offer -10 -1 0 -2 -0,
offered -2 4 -4 -0 -4, offering -6 1 0 -0 -0, office -1 -5 5 11 6, official 3 -4 -1 -1 -1, often -14
-3 -5 -1 -8, oh -57 -12 11 8 -1, okay -120 -4 20 -2 -2, old -20 9 -4 -7 -1, onboarding 18 -2 4 7 -0,
ongoing 10 -1 -1 3 -2, online -29 1 6 -3 -1, only -17 31 -4 -23 -7, open -28 -11 -15 -4 -33, opened
33 5 6 6 1, opening -17 3 0 -2 -0, openly 18 3 -1 -2 -0, openness 1 -3 -4 -3 -1, operate 5 -4 -1 -1
-0, operation -31 2 4 -3 -1, opinion -39 4 -4 -2 -0, opportunitie 7 -0 10 -8 -2, opportunity -31 -1
0 0 -0, optimize 2 -1 8 -3 -2, option -4 3 4 -2 -2, optional 17 -2 -0 5 -2, order 25 8 19 -10 -3,
org -7 4 -4 2 -2, organization -66 -2 11 -19 -9, organizational -1 -2 9 -8 -2, organize 5 1 -5 5 -3,
organized 2 -3 -3 15 -4, original 12 2 5 7 -6, os 1 3 -4 8 -3, ospo -50 -6 7 -3 -1, oss -7 -1 -4 8
-0, other's 7 5 8 -6 -2, otherwise 0 -3 3 -3 -3, ourselve 16 -0 4 -3 -5, outcome -13 2 4 -5 -1,
output -20 -2 1 -1 -0, outside 68 16 -22 -3 -9, overall 23 -4 6 5 -6, overhead -20 0 1 -1 -0,
overview 6 -1 5 -2 -0, owned 14 4 3 6 -2, owner 57 -4 -18 21 -4, ownership 18 5 23 -7 -8, owning 9 2
2 7 -2, package -38 4 4 15 -4, page 27 6 5 -2 8, paid -3 8 5 -9 2, pain -6 -8 -4 16 -0, paper -20 5
-4 -2 -2, para 33 1 3 -11 7, parser -16 4 3 -3 -1, part 22 -13 7 -5 -4, participant -1 -5 8 -3 -1,
participate -5 -0 5 -4 -2, participation 3 -5 7 -2 -1, particular -46 -3 -4 -2 -3, partie 4 2 2 2
-2, partner -8 -4 -4 11 -1, party -26 -1 2 -1 -0, past -33 3 12 -7 -2, path -18 2 -0 8 -1, pattern
-11 -11 5 3 -4, pay 17 5 -12 13 10, payment 16 4 -3 -3 -1, people 80 27 15 -50 -12, people's -8 1 -3
-1 -4, per -10 -11 -5 18 -1, perceived -3 4 -1 -1 -1, percent -19 -4 -8 13 -1, percentage -8 1 0 -1
-0, performance -46 -1 9 -4 -2, perhap 0 -3 9 -2 -1, period 1 -7 10 5 -1, permission -21 -4 11 -5
-0, person 92 -10 9 1 -0, personal 33 -14 -1 -4 -4, personally -30 -4 10 -1 -2, perspective -11 -2
-1 -3 -3, phase -4 -2 4 -3 -0, phone 15 -1 4 -2 -2, photo -50 0 0 0 0, pick -1 -7 -8 14 12, piece
-10 2 12 -3 -2, pilot 13 -3 -1 8 -1, pipeline 6 -3 9 -2 -1, place 19 -18 5 12 -6, plan 24 2 7 4 -4,
planned 8 -3 -2 -2 -0, planning 53 -4 -16 18 -5, platform -22 5 -11 6 -2, play 6 -8 -6 -3 -2, please
-76 -5 -8 4 11, png 2 -1 -1 3 -0, podcast -27 -4 -5 4 -1, point -9 6 5 3 -9, policie 20 -3 -5 -7 11,
policy 20 -13 12 17 -1, poor 6 -0 -1 -1 -0, popular -25 3 0 -1 -0, por 39 -2 2 23 -5, portal 48 -12
-5 17 1, positive 8 -7 -3 -2 -1, possible 28 -5 10 -3 -12, post 3 -7 -1 17 -2, posted -17 -1 3 -1
-0, potential -10 -3 10 -1 -2, potentially 17 2 -3 -1 -0, power -29 1 -1 -0 -0, pr 45 13 3 -5 -1,
practical -12 -1 2 -1 -0, practice -22 -10 -2 8 -4, praise 8 3 -2 -1 -1, pre -3 -1 -0 1 -0, present
1 3 1 -3 -5, presented 9 -2 -0 -3 -0, pressure -9 3 -1 -1 -0, pretty 47 -34 -5 1 -14, prevent -17 0
-3 -1 -0, previous -0 -5 6 8 -5, previously 5 -2 0 3 -0, primary 9 -3 8 -4 -1, principle -3 -4 4 0
-2, prior -2 -2 4 -3 -1, prioritie -7 4 -1 -2 8, prioritize -12 -2 1 -1 -0, prioritized 2 -2 -4 7
-2, priority -15 -3 -0 -0 -0, private -4 6 6 -5 -1, probably 3 -23 4 8 -2, problem -29 12 -15 -2
-15, procedure 2 -1 3 -2 -0, process 11 -8 25 -15 -10, processe 12 4 21 -11 -2, produce -30 -1 3 -1
-1, product 28 10 -6 10 8, production -25 3 2 -2 -0, productivity 12 -3 3 -2 -0, professional -6 -1
-1 -2 -0, profile -5 -5 -4 8 -2, program -16 -12 -6 9 -6, progress -28 -2 1 -1 -0, project 152 -68 4
16 -31, project's 6 4 -2 -3 -1, promote 5 -6 8 -1 -0, promoting 1 -1 0 -4 -0, promotion -5 2 -1 -1
-0, prompt -33 -2 4 -2 -0, properly -4 1 -1 -0 -0, proposal 19 -6 -1 18 -4, propose 8 1 3 2 -2,
proposed 3 -2 4 -1 -0, proprietary 5 4 -7 -5 -5, proven 16 -9 2 5 -2, provide 2 -16 12 11 -5,
provided 6 -1 1 -2 -0, providing 14 -4 0 -6 -1, prs -16 1 1 -3 -0, public 16 -4 19 13 -5, publicly
-4 2 -2 -1 -0, publish 24 -5 3 13 -1, published -15 3 -4 -3 -0, publishing -5 -1 -1 2 -0, pull 3 -2
13 -9 -12, purpose -4 -2 7 -4 -1, push -29 -7 1 13 -1, put -7 12 13 -22 30, putting -26 -2 2 -2 -0,
quality -6 3 7 4 -6, quarter 30 -3 5 25 -3, quarterly 6 2 -4 3 -2, que 110 -1 -10 -5 12, question
-47 1 24 -6 -7, quick -19 -7 1 -2 10, quickly -37 -1 1 -2 -0, quite -9 6 -5 -3 7, rail -22 -2 -6 18
-5, raise 3 0 -5 -6 -2, rather 55 -12 15 -12 6, rationale 17 -1 -2 0 -1, re -0 4 4 -4 -0, reach 12 2
1 -5 -1, reaching -12 -1 3 -1 -0, react -11 -8 14 -4 -0, read 40 4 -17 -3 -3, readiness 3 2 4 -3 -0,
reading -27 -0 6 -0 -0, readme 39 -6 32 4 -4, ready -7 -1 -1 4 4, real -14 -5 -0 3 -3, realize -38 1
-0 -0 -0, realized 4 1 5 -2 -0, reason -20 -10 4 -6 -5, receive -4 -1 -0 2 -1, received -10 0 0 2
-0, receiving 5 -4 -3 6 -2, recently -32 4 -2 -2 -0, recognition 4 3 1 -8 -1, recognize 11 1 -0 -3
5, recommend -20 2 -1 -1 0, recommended -14 -1 4 -1 -0, record 25 1 12 -1 -3, recruiting -24 -0 0 -0
-0, recurring -18 0 -0 -0 -0, red 26 -7 -12 12 -2, reduce -17 -2 6 -6 -1, reduced -1 1 6 -0 -0,
reducing 1 -4 5 -4 -0, redundancy 4 -2 -1 3 -0, refer 20 -7 -6 5 -1, reference 2 -4 4 2 -1, regular
40 -11 -11 22 -8, regularly 41 -2 15 -5 -0, regulation 12 3 4 -1 -0, related -35 -2 8 -5 -2,
relationship -11 3 2 -5 8, release 82 28 5 -2 -10, released -47 3 -0 -3 -1, releasing -20 -1 -2 -1
-0, relevant 1 -2 10 -1 -0, remain 14 -5 -5 -6 -2, remember -24 2 4 -1 -1, remote -26 7 3 -5 -2,
repo -34 5 7 -3 -3, report 6 -9 -1 20 -1, reporting 27 6 0 -3 -1, repositorie 59 -3 15 26 -6,
repository 8 5 33 -6 21, represent 9 4 -5 -0 -1, representative -11 -1 2 -0 -0, reputation 3 -0 3 -2
-0, request -15 2 8 -14 -13, require -19 3 -7 -9 -1, required -2 2 3 -4 -1, requirement 18 -4 -1 6
-2, research -45 -2 -1 -1 -0, resistance -11 0 -2 -0 -0, resolution -3 -3 0 4 -1, resource -19 -2 -1
-12 -4, respect 14 -4 1 -1 -0, respective 4 1 3 -1 -0, response 5 2 -8 5 -1, responsibilitie -10 -2
4 -2 -0, responsibility -38 -3 3 -0 -0, responsible -1 2 -11 9 -5, rest 11 1 1 -8 -1, result 5 1 -7
11 8, resulting 37 -13 28 -13 -2, retain -16 -1 -1 -2 -0, retention 11 -3 4 11 -0, retrospective 21
-0 1 -3 -1, return 2 4 9 -3 -3, reusable -24 -2 2 -0 -0, reuse 32 9 3 -6 -1, revenue -33 6 -3 -3 -0,
review 41 13 47 4 -2, reviewed -4 -1 7 -6 -1, reviewer 23 6 3 2 -1, reviewing 8 -2 4 8 -1, reward
-11 -4 -3 6 -2, rewrite 21 -3 5 -5 -4, rfc 20 -7 -0 9 -1, risk -2 9 8 -14 -3, roadmap 41 9 -12 -10
5, robert 8 -1 -2 8 -0, role 29 -15 -5 25 4, roll 23 2 -2 -3 -2, room -15 4 -9 -6 -1, round -33 2 -3
-1 -0, rule 28 -2 11 -12 7, run -13 11 3 -4 -7, running -12 -8 -3 16 -4, s -21 -3 -2 -2 -0, safe -0
5 -2 -0 -3, sap 21 -10 -12 23 -4, satisfaction 10 0 2 -1 -1, save -4 -1 1 -0 -0, saved 1 1 3 -2 -0,
saving -2 -1 4 -3 -0, saw 10 4 14 -7 -1, saying -33 -6 6 -9 9, scale -6 7 3 -8 -3, scaling -6 2 -4
-1 -0, scenario 21 -0 6 3 -1, schedule -18 -3 3 -1 -1, science -20 -1 -1 2 -0, scope -14 -0 5 -2 -0,
score 33 -8 1 11 -3, scratch 3 -2 -7 -5 -2, screen -18 -0 1 -0 -0, script 5 2 9 -3 -1, search -32 -3
11 -1 -1, second -14 18 5 -6 -5, secret -18 1 13 -1 -0, section -16 -3 4 7 -1, secure -4 -0 2 -0 -0,
security 28 10 -17 -8 -2, seeing 10 -3 -1 -4 -1, seem -40 5 -3 -1 -1, seen -27 -4 13 -2 1, select -0
-2 5 -2 -0, self 13 6 11 4 -3, semana 23 3 -1 7 -4, send -5 -1 -8 4 -2, senior -46 -3 -5 7 -2, sense
-7 2 10 -4 -1, sent 37 4 -7 -2 -1, separate -1 -7 12 -4 -1, serve -11 -2 -8 -3 -1, server -36 -2 6
-3 -1, service 42 10 -5 2 -1, session -20 -4 -3 -1 -0, set 10 -26 22 -5 -3, setup 64 2 7 -12 -3,
seven -3 2 4 -4 -0, several 9 -6 -6 5 -3, share 10 -7 7 15 -4, shared 18 2 -33 33 10, sharing -5 4 7
-4 -2, shift -8 1 1 -2 -0, short 10 4 19 -5 -1, shouldn't -25 0 4 -1 -1, show 17 -4 9 41 2, showed
-14 0 3 -3 -0, side 9 -3 22 15 -4, siemen 3 -2 -4 10 -1, sign -5 3 5 0 -2, signal -14 1 0 -1 0,
significant -24 -4 4 -4 -1, silo -4 -12 11 -4 -0, similar -18 0 -3 -1 -1, simple -20 1 5 -2 -0,
simply 16 2 13 -7 -2, since 64 10 -9 33 -8, single 14 3 -5 -11 -3, sit 24 4 -3 -5 -2, site 102 -10
10 25 -5, situation 26 1 -1 -3 9, six 6 -1 -8 12 -3, size -19 2 3 -6 -0, skill 26 -14 3 -7 6, slack
-44 -0 1 -1 -0, slide 35 7 0 -4 -1, slow -12 7 2 -3 -2, small -25 -13 19 7 5, smaller 13 -3 3 -6 -2,
soft -4 -2 4 -1 -0, software -39 -7 -12 -4 2, solution 10 -12 -0 -2 -4, solve -10 -6 0 -4 -1, solved
12 -2 1 -1 -1, solving -3 -6 3 -3 -5, somebody 9 11 -10 -3 9, someone 38 -15 -9 20 8, sometime -21
-4 0 -3 -0, sound -5 -6 8 -5 8, source -43 -27 -11 1 -24, sourced -8 2 2 1 -0, space -14 -4 2 6 -3,
speaker -5 -8 -6 13 -2, special -13 -5 -4 6 -0, specific -18 -16 2 6 10, specifically -15 -3 4 -1
-0, speed -13 -2 0 -2 -0, spend 28 0 -0 4 -4, spent 5 5 7 -6 -1, split 23 8 12 -6 -3, sponsor 2 -11
-0 20 -3, spread -27 2 -0 -1 -0, sprint 11 -5 5 7 -1, stable 15 -3 4 -2 -0, stack -9 -1 1 -0 -0,
staff 6 -1 -3 5 -5, stage 32 -7 9 8 -4, stakeholder -13 0 3 -2 -0, stale -23 1 -1 -0 -0, stand 34
-11 -4 15 -1, standard 27 -14 -0 15 -4, standardization -6 -2 -1 -1 -0, standardizing -13 1 -0 -1
-0, star -17 -6 4 -5 -0, start -24 -20 25 -16 5, started -1 -27 7 39 -8, starting 39 0 -9 2 -1,
state -43 -3 5 -2 -0, static -48 -0 2 -1 -0, status -27 1 -2 -2 -0, stay -13 8 5 -8 -5, steering -7
-4 -8 6 -0, step -35 -6 6 -7 -3, still 24 7 -12 -10 19, stop 32 6 -7 -6 4, stopped 12 -1 5 9 -1,
store 5 4 10 -4 -2, storie 33 -1 6 -2 5, story -11 8 11 -6 -0, strategic -17 -3 0 6 -0, strategy -19
-3 8 1 -1, strong -21 -3 -2 -2 -0, structure -7 -6 -5 7 -6, structured 1 0 6 -5 -1, struggle -9 -2 0
-1 -0, study -16 -5 -3 -3 -1, stuff 7 -7 -7 -1 -3, style 5 2 5 2 -1, sub -9 4 -3 -3 -1, subject 14 1
-4 3 1, submission 6 -1 3 -1 -0, submit -9 -5 -2 13 -0, subsidiarie 36 8 3 -3 12, success -6 -8 8 -7
-1, successe 11 -6 -9 17 -2, successful -26 -7 3 -3 -1, suitable 5 3 2 -2 -0, summit -2 -4 -3 5 -0,
support -60 6 -9 10 0, supported -11 2 -0 -1 -0, supporting -21 -4 3 -2 -0, sure -25 -25 25 -10 2,
surface -8 -1 2 2 -0, survey -33 -0 2 -1 -0, sustainability 26 -2 -6 -2 -5, sustainable -9 -7 -4 2
-0, system -23 1 15 8 -7, t -11 4 -3 -1 -2, table 36 -7 -4 8 -1, take -13 5 41 -4 4, taken 22 1 -3 7
-1, taking -16 1 -0 1 -2, talk -74 2 1 7 -4, talked 10 -2 -2 -11 12, talking -31 -2 -2 -2 -5, target
13 8 7 -5 -3, task -37 -15 7 13 -5, tdr 15 -2 6 -3 -1, teach 13 -3 -4 9 8, team 30 23 8 12 -7,
team's 34 3 -8 9 1, tech -18 -1 1 1 -1, technical 18 -11 8 -13 -3, technologie -36 -0 1 -1 -0,
technology -16 -5 -14 14 -2, tell 46 -6 10 -3 -5, template 33 -8 10 11 9, ten -3 13 28 9 -2, tend 38
-5 2 -3 -3, term -8 -2 -15 2 -4, test -8 14 3 -6 -9, testing -14 2 2 -3 -1, thale 1 -1 -2 6 -0,
thank -61 -0 4 11 -4, themselve 50 1 -10 0 1, they'll 4 -2 -2 -1 6, they've -13 10 -10 -5 6,
thinking -28 2 -7 -3 3, third -12 13 -11 -7 -3, thirty -7 1 -1 7 -2, though -34 -7 -12 -7 -5,
thought -20 -6 -7 -5 -2, thousand 22 -7 -11 -8 -2, three 17 26 21 -4 -18, thus 0 -3 8 -3 -0, ticket
34 11 -5 -6 -6, tied -1 -2 7 -3 -0, timeline 7 3 4 -0 -0, title -56 4 -2 -3 -0, today -40 -2 -0 -8
-6, todo -70 -0 -3 -2 -4, together 55 3 22 2 8, told 42 11 -19 -1 -3, too -29 3 31 2 -7, took 24 9
14 0 -4, tool -20 -15 -8 26 -10, tooling -40 -4 5 1 -2, top 17 -9 -2 18 -4, topic -17 -2 6 -0 -1,
totally 48 -4 6 -3 -4, touch 31 -11 -4 12 7, toward -13 5 -1 -3 -0, track -5 10 -5 -4 -5, tracker 61
9 -1 -7 -2, tracking -4 0 1 -1 -0, trade -11 2 1 -1 -0, traditional -20 0 -3 -3 12, training -16 1 7
-8 4, transition -29 -5 4 -3 -0, translation -48 0 -0 -0 -0, transparency -14 -4 1 -7 -1,
transparent 8 -3 13 -4 -1, treat 25 6 0 -9 -4, trend -4 3 -4 -3 -1, tried 7 -0 -2 7 -4, trivial 15
-5 -0 -5 -2, true -40 -2 -7 -3 11, trust -2 2 11 -11 -3, trusted 23 -9 8 10 -2, try 11 -4 -2 -0 -7,
trying -14 -11 8 6 -10, turn -0 -6 8 -6 -6, turned -3 8 0 -6 6, twice 12 0 -8 -2 7, type -22 -0 -1
-7 1, ui -29 -1 -1 1 -0, um 35 6 6 4 -1, un 34 -5 -6 13 10, unclear -29 2 -1 -1 -0, understand -45
-7 4 -11 7, understanding -21 -2 -1 -6 -3, understood 12 0 6 -3 -0, unintelligible -29 3 -4 5 -0,
unit 60 7 -5 7 -4, unless 22 -7 6 -4 -1, unpopular -31 0 -0 -0 -0, until -19 9 20 6 -4, update -39
-1 3 -1 -0, updated -11 3 -2 -2 -1, upon 5 -3 5 -1 -0, upstream -15 -7 -4 17 -1, us -0 20 23 -12 10,
usage -30 2 14 -3 -0, use 3 -3 8 1 -5, used -11 4 16 22 -11, useful -16 -1 6 1 -1, user 30 -7 1 -14
6, using -12 -7 7 14 -7, usually -7 -3 11 -3 -1, validated 4 -2 0 4 -0, valuable -10 -10 -5 -4 -3,
value -40 1 -0 -13 -6, various 8 -3 3 -0 -0, velocity 2 -0 4 -2 -0, vendor 15 5 -1 -5 -1, version
-32 0 -5 3 -2, versioning -12 -1 3 -1 -0, versus -21 -4 -5 -6 -1, via -17 -0 3 2 -1, video -7 -2 2
-1 -0, view 27 -8 -6 -4 -4, visibility -12 2 2 2 -1, visible 9 3 -2 6 -1, voluntary 20 -2 2 9 -1,
volunteer 59 2 -4 15 -8, vote -11 -6 -0 21 -1, vs -10 2 -0 -1 -1, wait -14 4 6 -7 -4, waiting -27 1
4 8 -4, wanted 26 1 -7 16 -1, wasn't -2 0 -2 -5 -2, waste -31 0 -0 -0 -0, wasted -22 1 -0 -0 -1,
water -24 -3 -4 11 -1, we'd 31 -5 -1 -6 -3, we'll -12 5 -7 -6 -2, web -52 7 -5 -2 -0, website -7 2 9
-4 -1, week 36 14 41 2 -14, welcome -22 -5 -4 0 -1, went -2 16 8 -19 10, weren't 29 -2 -2 -7 3,
what's -29 -9 1 -0 -3, whatever -8 10 6 -15 -8, whether 6 5 -11 -0 13, while 22 -7 24 -5 -14, who's
29 0 -4 7 -2, whole 11 -1 7 6 6, why 35 12 -4 -13 17, wide 7 -4 -4 3 -1, wiki 22 6 -4 -3 -1, willing
-1 -3 -3 -5 -0, within 71 3 34 -14 -11, without 51 14 -11 10 -3, won't 21 -4 -2 -7 6, word -5 3 -0
-3 -1, work -7 -15 -24 28 7, worked -41 4 11 1 -3, workflow -34 -4 -3 -4 -1, working 1 -15 6 -23 10,
workshop 12 3 -1 -1 -0, world -30 -6 1 -7 4, worry -15 -3 -3 11 -0, worth -21 -1 -1 2 -0, wouldn't
26 3 -1 -6 -5, write -41 2 -2 -6 -2, writing -33 -2 11 -5 -4, written 22 7 -6 3 15, wrong -23 -4 -5
-2 -4, wrote 67 8 16 -16 -5, x -34 -2 -4 8 -1, y 43 10 6 -6 -5, year 28 12 -13 42 20, yes -19 -4 3
-12 6, yet 56 0 -9 4 -6, you'd -42 0 0 0 0, you'll -45 2 -2 -2 -0, you've -58 3 -1 -8 4, yourself
-16 -3 -1 9 -2, zero -32 6 -7 -6 12, zone 36 -2 8 -4 -1, いま 61 -12 -11 7 20, した 23 2 11 -6 9, しま 15
10 6 -5 -2, って 16 -1 -12 -3 21, てい 45 -5 1 8 20, ます 51 -9 -12 6 19, 团队 77 7 -2 2 8, 我们 60 4 6 16 -5,
维护 50 -3 -8 -3 16, 部门 33 -13 -6 21 15"""
"""A word, then hundredths for: worth, problem, solution, practice, question."""
