using System.Collections.Frozen;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Names of months in the languages of the corpora (en, fr, es, pt, de, it, nl, ru, uk, ar), with their usual abbreviations.</summary>
internal static class MonthNames
{
    private static readonly string[] Table =
    [
        "january jan janvier janv enero ene janeiro januar jänner jan gennaio gen januari января январь янв січня يناير كانون+الثاني جانفي",
        "february feb février fevrier févr fevr febrero fevereiro fev februar febbraio februari февраля февраль фев февр лютого فبراير شباط فيفري",
        "march mar mars marzo março marco mär märz marz maart mrt марта март мар березня مارس آذار",
        "april apr avril avr abril abr aprile апреля апрель апр квітня أبريل ابريل إبريل نيسان أفريل",
        "may mai mayo maio maggio mag mei мая май травня مايو أيار ماي",
        "june jun juin junio junho juni giugno giu июня июнь июн червня يونيو حزيران جوان",
        "july jul juillet juil julio julho juli luglio lug июля июль июл липня يوليو تموز جويلية",
        "august aug août aout agosto ago augustus августа август авг серпня أغسطس اغسطس آب أوت",
        "september sep sept septembre septiembre setiembre set setembro settembre сентября сентябрь сен сент вересня سبتمبر أيلول",
        "october oct octobre octubre outubro out oktober okt ottobre ott октября октябрь окт жовтня أكتوبر اكتوبر تشرين+الأول",
        "november nov novembre noviembre novembro ноября ноябрь ноя нояб листопада نوفمبر تشرين+الثاني",
        "december dec décembre decembre déc diciembre dic dezembro dez dezember dicembre декабря декабрь дек грудня ديسمبر كانون+الأول",
    ];

    /// <summary>Abbreviations that are also words: without a day before or after them they are no months.</summary>
    private static readonly FrozenSet<string> Words = FrozenSet.Create(StringComparer.Ordinal, "mar", "set", "out", "mag", "gen", "jun", "sep", "dec", "jan", "mai", "mars", "ago", "dic", "abr", "ene", "nov", "oct", "feb", "apr", "aug", "jul");

    private static readonly FrozenDictionary<string, int> Numbers = Table
        .SelectMany((names, i) => names.Split(' ').Select(name => (Name: name.Replace('+', ' '), Month: i + 1)))
        .DistinctBy(pair => pair.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Name, pair => pair.Month, StringComparer.Ordinal);

    /// <summary>1 to 12; 0 when the word names no month.</summary>
    public static int Of(string word) => Numbers.GetValueOrDefault(word.ToLowerInvariant().TrimEnd('.'));

    /// <summary>True for names that mean a month without a day beside them.</summary>
    public static bool StandsAlone(string word) => !Words.Contains(word.ToLowerInvariant().TrimEnd('.'));
}
