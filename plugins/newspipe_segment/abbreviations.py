"""Abbreviations that end with a stop, by what the stop says about the end of a sentence. Lower case, without stops."""

#: Titles and the like: a name or a term always follows.
NEVER_LAST = frozenset(
    """
    mr mrs ms messrs mme mlle dr prof gen sen rep gov lt col capt cmdr sgt maj adm cpl pvt pres supt rev hon msgr sr fr
    st mt ft vs eg ie cf viz al approx dept
    """.split()
)

#: A stop before a number belongs to these.
BEFORE_NUMBERS = frozenset("no nos p pp fig figs vol vols ch sec sect art par para n\u00b0 nr op cl ex ver".split())

#: A stop belongs to these before a name.
BEFORE_NAMES = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    ala ariz ark calif colo conn del fla ga ill ind kan kans ky la mass md mich minn miss mo mont neb nev okla ore pa penn
    tenn tex va vt wash wis wyo
    """.split()
)

#: May well end a sentence: it does when a word that often starts one follows.
OFTEN_LAST = frozenset("co corp inc ltd bros llc plc jr esq etc am pm us uk eu un usa ave blvd rd assn assoc intl".split())

#: Words that, with a capital, mostly start a sentence.
STARTERS = frozenset(
    """
    The A An He She It We They I You This That These Those There Here His Her Its Our Their My Your In On At For From To
    By With As But And Or So If When While Although Though Since Because After Before During Until Once However Moreover
    Meanwhile Then Now Not No Some Many Most Several Both Each Every All Another Other One Two What Who Where Why How Which
    Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should May Mr Mrs Ms Dr
    """.split()
)
