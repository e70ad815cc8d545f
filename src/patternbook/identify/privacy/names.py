"""Words that tell names: given names, Chinese family names, what companies are called, what only looks like a name."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


GIVEN = words("""
    aaron abdul abdullah abhishek abigail adam adrian ahmed aiko ajay akash akira alan albert alejandra
    alejandro aleksandr alex alexander alexandra alexandre alexei alexis alfred ali alice alicia alina alison
    alva alvaro amanda amara amber amina amir amit amy ana anders andrea andreas andrei andres andrew andrey
    andy angela angelica anil anita anja ann anna anne annika anthony antoine anton antonio anya aria ariel
    arjun arnaud arthur arturo arun asha ashley astrid aurelie ayesha ayumi barbara beatriz ben benjamin bernard
    bernd bettina bianca bjorn bob bogdan boris brad brandon brenda brian bruce bruno camila camille carl carla
    carlos carmen carol caroline cecilia cedric chandra charles charlie charlotte chen chiara chloe chris
    christian christina christine christoph christopher cindy claire clara claudia claudio colin connor cristian
    cristina daichi daisuke dan daniel daniela danielle danny david deborah deepa deepak denis denise derek
    diana diego dieter dimitri dmitri dmitry dominik donald dorothy douglas duc dylan eduardo edward elena eleni
    elif elijah elisa elizabeth ella ellen emil emilia emilio emily emma enrique eric erik erika ernesto esteban
    esther ethan eva evan evelyn fabian fabio farah fatima federico felipe felix fernanda fernando fiona florian
    francesca francesco francisco franck frederic freya friedrich gabriel gabriela gareth gary georg george
    gerald gerard giorgio giovanni giulia gloria gonzalo gottfried graham greg gregory guillaume guillermo
    gunther gustavo hana hannah hans harry haruka hassan heather hector heidi helen helena helene henri henrik
    henry hiro hiroshi huda hugo hussein ian ibrahim ignacio igor imran ines inga ingrid irene irina isaac
    isabel isabella isabelle ivan jack jackie jacob jacques jaime jake james jamie jan jana jane janet jasmine
    jason javier jean jeff jeffrey jelena jennifer jenny jens jeremy jerome jesper jessica jesus jim jimmy jin
    joachim joan joana joao joe joel johan johann johanna johannes john johnny jon jonas jonathan jordan jorge
    jose joseph josephine josh joshua juan juana judith julia julian juliana julie julien julio jun jurgen
    justin jürgen kai karen karim karin karl karolina katarina kate katherine kathleen kathryn katie katrin
    katsumi kavita kazuki keiko keith kelly ken kenji kenneth kevin khalid kim kiran klaus kofi kristen kristin
    kumar kyle lars laura lauren laurent leah leila lena leo leon leonardo leonie leticia li lily lina linda
    lindsay ling lisa liu liz lorenzo louis louise luca lucas lucia lucy luis luisa lukas luke mads magdalena
    magnus mahmoud maja manuel manuela marc marcel marcelo marco marcos marcus margaret maria mariana marie
    marina mario marius marko markus marta martha martin martina mary mateo mathieu matt matteo matthew matthias
    maurice maxime may mei melanie melissa mercedes mia michael michal michel michelle miguel mihai mika mike
    mikhail milan milena min ming miriam mohamed mohammed moritz muhammad mustafa nadia nadine naomi natalia
    natalie natasha nathan neha neil nicholas nick nicola nicolas nicole niels nikhil niklas nikola nina nisha
    noah noor nora olaf oleg olga oliver olivia olivier omar oscar otto owen pablo pam pamela paola paolo
    patricia patrick paul paula paulo pavel pedro peter petra phil philip philipp philippe pierre piotr pooja
    prakash priya qing rachel rafael rahul raj rajesh ralf ramesh ramon raphael raquel ravi raymond rebecca
    renata rené ricardo richard rita rob robert roberto robin rodrigo roger roland roman ron ronald rosa ross
    roxana ruben rui russ russell ruth ryan sabine sabrina sakura salma sam samantha samir samuel sandeep sandra
    sanjay santiago sara sarah sascha satoshi scott sean sebastian sergei sergio shane shanti sharon sheila
    shreya silke silvia simon simona simone sofia sonia sophia sophie stefan stefanie stephan stephanie stephen
    steve steven stuart sunil susan susanne suzanne sven svetlana sylvia takashi takeshi tamara tania tanja tara
    tatiana ted teresa thabo theo theresa thiago thomas thorsten tiago tim timo timothy tina tobias todd tom
    tomas tomasz tommy tony tracy tristan tuan uwe valentina valeria vanessa vera veronica vicente victor
    victoria vijay vikram viktor vincent viola vladimir volker walter wei wendy werner wilhelm william wolfgang
    xavier xiao yan yara yasmin yuki yuko yuri yusuf yves yvonne zara zoe zoltan
""")
"""Given names that are hidden in lower case too, unless the word is one of the library's vocabulary."""

AMBIGUOUS = words("""
    april art autumn bill carter chase cliff crystal dale dawn dean drew faith frank gene grace grant guy heath
    holly hope hunter iris ivy jade joy june mark mason max miles parker pat pearl ray rich rose ruby sue summer
    taylor violet will
""")
"""Given names that are words as well: names when they are capitalized within a sentence."""

FAMILY_HAN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""The commonest Chinese family names, one character each."""

CORPORATE = words("""
    ab aerospace ag agency airlines airways analytics automotive banco bank banking banque brothers bv capital
    clinic co college company consulting corp corporation council digital electronics energy financial foods
    foundation gmbh group health healthcare holding holdings hospital inc incorporated industries institute
    insurance kg laboratories labs limited llc llp logistics ltd media ministry motor motors networks nv oy
    partners pharma pharmaceuticals plc pty retail robotics sa sarl sas se seguros software solutions sons spa
    sparkasse srl stores studios supermarkets systems technologies technology telecom telekom traders university
    versicherung werke works
""")
"""What the last word of a company's name often is."""

USUAL = words("""
    a about above account across address adr adrs african after again against agile all almost along already
    also although always am american among an and another answer any anybody anyone api apis april are aren't
    around asian ask asked asks at audio august away back backlog be because been before began begin being
    birthday bitbucket boss bosses both btw but by calendar call called calling calls came camera can can't cd
    ceo cfo change changed chinese ci cio cli close closed codeowner codeowners coffee come confluence contact
    contacts contributing could couldn't css cto day days dear december devops did didn't do docker does doesn't
    don't done door down dozen during each eg eight either email emails end ended english enough etc eur
    european even evening every everybody everyone excel faq february few finally find first five folks for
    found four french friday from fyi gave german get git github gitlab give given gmt go gone google-docs got
    gotten gradle guys had half has hasn't have haven't having he hello help helped her here here's hey hi his
    holiday hour hours how however hr html http https hundred i i'd i'll i'm i've ide ie if imo in inner
    innersource inside instead into is isn't ispo it it's its january japanese java javascript jenkins jira json
    july june just kanban keep kept keyboard knew know known kpi kpis kubernetes laptop last later least less
    let let's lgtm like linux look looked lunch mac made mail mails make manager managers many march markdown
    maven may maybe me meeting meetings microphone might million mine minute minutes monday month months more
    moreover morning most mr mrs much must mvp my near need needed needs neither never next night nine no nobody
    none nor not november now npm number october of off office often ok okay okr okrs on once one only onto open
    opened or ospo oss other our out outlook outside over own pdf people per perhaps person phone pip please pm
    po poc portuguese powerpoint pr profile prs put python q1 q2 q3 q4 qa quarter quarters quite r&d ran rather
    reach reached readme replied reply rfc rfcs roadmap room ruby run rust said same saturday saw say says
    screen scrum sdk second see seen send sent september set seven several shall sharepoint she should shouldn't
    show showed since six sla slack slackbot slo slos so some somebody someone sometimes soon sorry source
    spanish sprint sprints sql sre start started still stop stopped such sunday table take taken tbd team teams
    tell tells ten than thanks that that's the their them then there there's therefore these they they're think
    third this those though thought thousand three through thursday time times to today todo together told
    tomorrow too took toward towards tried try tuesday twice two typescript ui under unless until up upon url us
    usd use used uses using usually utc ux very video vp vs wait waited want wanted was wasn't we we'd we'll
    we're we've wednesday week weekend weeks well went were weren't what what's when where which while who who's
    whom whose why wiki will windows wip with within without won't work worked working works would wouldn't
    write written wrote xml yaml yeah year years yes yesterday yet you you're you've your zero zoom
""")
"""Words that name nobody, whatever a library's vocabulary is."""
