using System.Globalization;
using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// Reads a labelled set for training and measuring, from any format of <see cref="CodedReader"/>. Coders of one passage become one passage with the
/// label of most of them; where they are tied it is left out and reported, as are rows that cannot be taken.
/// </summary>
public static class LabelledSetReader
{
    /// <summary>Reads a file; a problem when it cannot be read at all.</summary>
    public static Outcome<LabelledSet> Read(string path)
    {
        var set = CodedReader.Read(path);
        return set.IsOk ? Of(set.Value) : set.Problem;
    }

    /// <summary>Reads rows; <paramref name="name"/> stands in the problems.</summary>
    public static LabelledSet Read(TextReader reader, string name)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(reader.ReadToEnd()));
        var set = CodedReader.Read(stream, name, new CodedReading());
        return set.IsOk ? Of(set.Value) : new LabelledSet(name, [], [set.Problem]);
    }

    /// <summary>Settles what several coders decided.</summary>
    public static LabelledSet Of(CodedSet set)
    {
        var passages = new List<LabelledPassage>(set.Passages.Count);
        var problems = set.Problems.ToList();
        foreach (var unit in CodedUnit.Of(set.Passages))
        {
            if (unit.Decision is { } label)
                passages.Add(new LabelledPassage(unit.Id, unit.Text, label, unit.Fold, unit.Codings[0].Language, unit.Codings[0].Kind)
                {
                    Country = unit.Codings[0].Country,
                    Year = int.TryParse(unit.Codings[0].Year, CultureInfo.InvariantCulture, out var year) ? year : null,
                    Probability = unit.Codings.Select(coding => coding.Probability).FirstOrDefault(known => known is not null),
                });
            else
                problems.Add(Tie(unit, set.Name));
        }
        return new LabelledSet(set.Name, passages, problems);
    }

    private static Problem Tie(CodedUnit unit, string name) => new(
        "unadjudicated",
        "As many coders decided on one label as on another: "
            + string.Join(", ", unit.Codings.Select(coding => (coding.Coder.Length > 0 ? coding.Coder + ": " : "") + StanceLabels.Name(coding.Stance))) + ".",
        $"{name}, id {unit.Id}",
        $"Add a row with the coder '{CodedUnit.Adjudicator}' that settles it.");
}
