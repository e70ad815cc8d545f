"""English cues; a word that ends in * stands for all words that begin so."""

CUES = {
    "problem": """
        problem, problems, struggl*, stuck, blocked, blocker*, pain, painful, frustrat*, bottleneck*, delay*,
        hard to, hard time, hard part, really hard, so hard, too hard, very hard, harder, tough, tricky, tedious,
        difficult*, daunting, intimidat*, scary, scared, hesita*, afraid, fear*, worried, worry, concern*,
        barrier*, hurdle*, disconnect*, friction, pushback, push back, resist*, reluctan*, refus*, reject*,
        lack, lacks, lacking, without any, without a clear, unable, not able to, can't get, couldn't get,
        never got, never heard, nobody, no one, nobody knows, not sure who, who owns, there's no, there is no,
        is no one, no way to, no good way, didn't know, didn't want, did not want, don't want, doesn't want,
        don't care, doesn't care, haven't figured, never figured, figure out how, unclear, ambigu*, confus*,
        unsolved, not enough, too many, too few, too late, too slow, too busy, no time, limited time,
        don't have time, doesn't have time, didn't have time, have no time, not a priority, deprioriti*,
        low priority, overload*, overwhelm*, stressful, anxi*, exhaust*, thankless, burned, burnt, burnout,
        burn out, burning out, bus factor, only one person, one person, single person, single maintainer,
        duplicat*, reinvent*, conflict*, diverg*, drift*, fragment*, inconsisten*, different solutions, silo*,
        ignor*, abandon*, orphan*, unmaintained, stale, stagnat*, dying, dies, out of date, dried up, forgotten,
        fall through, falling through, falls apart, fell apart, gave up, give up, bypass*, work around,
        complain*, escalat*, waste*, wasted, suffer*, chaos, mess, nightmare, annoy*, unhappy, unfair, unhealthy,
        toxic, hostile, grumpy, rude, bad attitude, suck, sucks, spam*, politic*, bureaucra*, fighting, tension*,
        dispute*, disagree*, underr*, undervalu*, not valued, invisible, takes forever, takes weeks, for weeks,
        for months, waiting, waits, months later, weeks later, goes unanswered, unanswered, no answer,
        no reply""",
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
