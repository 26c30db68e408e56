using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace RhetoricLens.Crawling.Text;

/// <summary>
/// Unicode normalisation form C (UAX 15). The platform's own does nothing when the program runs without ICU, as it must on a bare machine,
/// and a corpus in which one letter has two spellings cannot be searched or counted. Table: Unicode character database, canonical mappings and combining classes.
/// </summary>
public static class Nfc
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TrailCount = 28;

    private static readonly FrozenDictionary<int, Entry> Table = Read();
    private static readonly FrozenDictionary<long, int> Pairs = Table
        .Where(entry => entry.Value.Composes)
        .ToFrozenDictionary(entry => Pair(entry.Value.Parts[0], entry.Value.Parts[1]), entry => entry.Key);

    /// <summary>Characters that can be part of a text that is not in form C; all others are left alone.</summary>
    private static readonly bool[] Suspect = FindSuspects();

    /// <summary>The same text in form C; the same object when it already is, as nearly all texts are.</summary>
    public static string Normalise(string text)
    {
        foreach (var c in text)
        {
            if (Suspect[c])
                return Compose(Decompose(text));
        }
        return text;
    }

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
            Expand(rune.Value, points);
        SortMarks(points);
        return points;
    }

    private static void Expand(int point, List<int> points)
    {
        if (point is >= HangulBase and < HangulBase + (LeadCount * VowelCount * TrailCount))
        {
            var index = point - HangulBase;
            points.Add(LeadBase + (index / (VowelCount * TrailCount)));
            points.Add(VowelBase + (index % (VowelCount * TrailCount) / TrailCount));
            if (index % TrailCount > 0)
                points.Add(TrailBase + (index % TrailCount));
        }
        else if (Table.TryGetValue(point, out var entry) && entry.Parts.Length > 0)
        {
            foreach (var part in entry.Parts)
                Expand(part, points);
        }
        else
            points.Add(point);
    }

    /// <summary>Puts the marks behind each letter into their canonical order, without moving marks of the same class past each other.</summary>
    private static void SortMarks(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && Class(points[end]) > 0)
                end++;
            if (end - start > 1)
            {
                var sorted = points.GetRange(start, end - start).OrderBy(Class).ToArray();
                for (var i = 0; i < sorted.Length; i++)
                    points[start + i] = sorted[i];
            }
            start = Math.Max(start, end - 1);
        }
    }

    private static string Compose(List<int> points)
    {
        var result = new List<int>(points.Count);
        int starter = -1, lastClass = 0;
        foreach (var point in points)
        {
            var markClass = Class(point);
            var blocked = starter >= 0 && starter != result.Count - 1 && lastClass >= markClass;
            if (starter >= 0 && !blocked && Join(result[starter], point) is { } joined)
            {
                result[starter] = joined;
                continue;
            }
            result.Add(point);
            lastClass = markClass;
            if (markClass == 0)
                starter = result.Count - 1;
        }
        var text = new StringBuilder(result.Count);
        foreach (var point in result)
            text.Append(new Rune(point).ToString());
        return text.ToString();
    }

    private static int? Join(int first, int second)
    {
        if (first is >= LeadBase and < LeadBase + LeadCount && second is >= VowelBase and < VowelBase + VowelCount)
            return HangulBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TrailCount);
        if (first is >= HangulBase and < HangulBase + (LeadCount * VowelCount * TrailCount) && (first - HangulBase) % TrailCount == 0
            && second is > TrailBase and < TrailBase + TrailCount)
            return first + second - TrailBase;
        return Pairs.TryGetValue(Pair(first, second), out var joined) ? joined : null;
    }

    private static int Class(int point) => Table.TryGetValue(point, out var entry) ? entry.Class : 0;

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private static bool[] FindSuspects()
    {
        var suspect = new bool[char.MaxValue + 1];
        var points = Table.Where(entry => entry.Value.Class > 0 || !entry.Value.Composes).Select(entry => entry.Key)
            .Concat(Table.Values.Where(entry => entry.Composes).Select(entry => entry.Parts[1]))
            .Concat(Enumerable.Range(VowelBase, VowelCount)).Concat(Enumerable.Range(TrailBase + 1, TrailCount - 1));
        foreach (var point in points)
            suspect[char.ConvertFromUtf32(point)[0]] = true;
        return suspect;
    }

    private static FrozenDictionary<int, Entry> Read()
    {
        using var stream = typeof(Nfc).Assembly.GetManifestResourceStream("nfc.tsv")
            ?? throw new InvalidOperationException("The embedded normalisation table is missing.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var table = new Dictionary<int, Entry>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            var parts = cells[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hex).ToArray();
            table.Add(Hex(cells[0]), new Entry(int.Parse(cells[1], CultureInfo.InvariantCulture), parts, cells[3] == "+"));
        }
        return table.ToFrozenDictionary();
    }

    private static int Hex(string digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private sealed record Entry(int Class, int[] Parts, bool Composes);
}
