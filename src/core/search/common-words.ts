/**
 * Words of three letters and more that a small journal may have rarely and that still say nothing of what
 * a text is about. In a large one the share of entries that have them says it in any language.
 */
export const commonWords: ReadonlySet<string> = new Set(
  (
    "about above after again against all almost already also always although among and another any are around because " +
    "been before behind being below better between both but called can cannot could did didn does doesn doing done don " +
    "down during each either else enough even ever every everything few find first for found from get gets give goes " +
    "going good got had has have having hence her here him his how however into isn its itself just keep keeps kept know " +
    "knows last later least less let like likely little long look looks made make makes many may maybe mean means might " +
    "more most much must need needs neither never new next nor not nothing now off often old once one only onto other " +
    "others our out over own part perhaps put quite rather really right same say says see seem seems seen set several " +
    "she should show shows side simply since small some something sometimes soon still such sure take takes tell than " +
    "that the their them then there these they thing things think this those though through thus time times today too " +
    "took toward tried try trying turned two under until upon use used useful uses using usually very via want wanted " +
    "was wasn way ways well went were what when where whether which while who whole whose why will with within without " +
    "won word words work works worked would yet you your"
  ).split(" "),
);
