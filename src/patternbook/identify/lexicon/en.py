"""English cues; a word that ends in * stands for all words that begin so."""

CUES = {
    "problem": """
        problem*, issue, issues, struggl*, stuck, block, blocked, blocker*, blocks, pain, painful, frustrat*,
        bottleneck*, delay*, cannot, can't, couldn't, won't, fail*, broke, broken, breaks, hard to, difficult*,
        lack, lacks, lacking, missing, duplicat*, reinvent*, conflict*, overload*, overwhelm*, burned, burnt,
        ignor*, refus*, reluctan*, resist*, afraid, fear*, nobody, no one, no time, never, not enough, too many,
        too few, too late, too slow, slow, rejected, reject*, abandon*, orphan*, stale, unclear, confus*,
        friction, complain*, waste*, wasted, silo*, worried, worry, concern*, challenge*, suffer*, pushback,
        push back, escalat*, chaos, mess, nightmare, annoy*, unhappy, churn, rot, rots, drift*, forked, fork,
        forks, diverg*, unmaintained, nobody knows, don't know, doesn't know, do not know, no idea,
        takes forever, takes weeks, for weeks, for months, waiting, wait for, waits, months later, weeks later,
        falls apart, fell apart, dried up, goes unanswered, unanswered, no answer, no reply, gave up, give up""",
    "attempt": """
        tried, we try, trying, attempt*, experiment*, at first, first we, started by, thought about, we asked,
        proposed, suggested, workaround*, hoped, didn't help, did not help, didn't work, did not work, no luck,
        without success, still""",
    "solved": """
        solved, solves, solve, resolved, fixed, works well, worked well, worked, working well, helped, helps,
        since then, ever since, now we, so we, in the end, eventually, turned out, solution*, the trick,
        we introduced, introduced, we set up, set up, we created, we agreed, agreed, we decided, decided,
        as a result, what made the difference, made the difference, improved, much better, went down,
        dropped from, dropped to, reduced, cut, no longer, we started, we now, these days, nowadays, paid off,
        made it clear, that way, the effect, success*, finally""",
    "team": """
        team, teams, teammates, department*, division*, business unit*, business line*, units, other team*,
        another team, cross-team, across teams, organization*, organisation*, org, orgs, company, contribut*,
        maintain*, upstream, downstream, shared, common, platform, reuse*, reusable, innersource, inner source,
        open source, pull request*, merge request*, prs, reviewer*, review, reviews, committer*, code owner*,
        codeowners, host, guest, consumer*, stakeholder*, product owner*, manager*, management, developers,
        engineers, engineering, leadership, community, communities, colleagues, collaborat*, repository,
        repositories, repo, repos, component*, library, libraries, framework, groups, central, squad*, tribe*,
        chapter*""",
    "across": """
        other team*, another team, cross-team, cross team, across teams, across team*, across department*,
        between teams, two teams, teams, department*, division*, business unit*, business line*, units,
        other unit*, another unit, silo*, innersource, inner source, contribut*, maintainers, trusted committer*,
        shared, reuse*, reusable, guest, guests, host team*, company, companies, organization*, organisation*,
        org, management, middle manager*, leadership, upstream""",
    "incentive": """
        reward*, bonus*, recogni*, promotion*, career, appraisal*, performance review*, credit*, praise*, kpi*,
        okr*, budget*, funding, funded, fund, cost, costs, billed, charge*, goal*, objective*, incentive*,
        motivat*, priorit*, allocat*, approv*, permission*, allowed, sponsor*, capacity, deadline*""",
    "ownership": """
        owner*, owns, own, owned, responsib*, accountab*, support, supports, on call, on-call, warranty,
        backlog*, roadmap*, handover*, hand over, hands over, liabil*, governance, decision*, decide, decides,
        who decides, rfc*, document*, readme, guidelines, onboard*, mentor*, newcomer*, discover*, visible,
        visibility, transparen*""",
    "trust": """
        trust*, quality, control, gatekeep*, merge rights, commit rights, write access, access, security,
        compliance, risk*, blame*, politic*, culture, fear*, respect*, welcom*, responsive*""",
    "practice": """
        we use, we are using, we have been using, we've been using, using this, we adopted, adopted, we do this,
        we run, we have a, we follow, we practice, in our company, at our company, our company, our org,
        our organization, our organisation, rolled out, in place, for years, in production, case study,
        experience with, we do, our approach, this pattern, the pattern, pattern""",
    "planned": """
        planning, plan to, plans to, going to, will try, want to try, considering, looking into, thinking of""",
    "trial": "pilot*, trial*, experimenting, trying out, testing it, proof of concept",
    "past": "used to, no longer use, stopped using, was discontinued, gave it up",
    "ask": """
        how do you, how do others, how does, how should, how can, does anyone, has anyone, did anyone,
        anyone else, anybody, any advice, any experience, any ideas, any tips, what do you do, what do others,
        is there a pattern, is there a way, wondering, question, suggestions, which pattern, what would you,
        who should""",
    "chatter": """
        gm, good morning, morning, hello, hi all, hey, lol, haha*, thanks, thank you, thx, lunch, coffee,
        weekend, mute, muted, screen, can you hear, hear me, audio, stream, recording, slides, agenda, congrat*,
        welcome, birthday, happy, see you, bye, cheers, great talk, zoom, invite, calendar, rsvp, meetup,
        tickets, pizza, beer, party, holiday, vacation, weather, nice, cool, awesome, wow, sounds good,
        next slide, minutes early, conference, webinar, newsletter, posted, check out, uploaded""",
    "tool": """
        install*, compile*, stack trace, exception, null, regex, css, docker, kubernetes, pod, pods, query, sql,
        pixel*, font, fonts, color, chart*, dataset*, plot*, browser, laptop, password, vpn, syntax, segfault,
        timeout, latency, cpu, memory, thread, gas, node, nodes, epoch, slot, block builder, fork choice,
        printer, keyboard, driver, upgrade""",
}
