using System.Text.Json;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Pages.Scoring;

/// <summary>A text that was given to be scored, as it is shown and saved; it lives as long as its page.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Model">By which it was scored.</param>
/// <param name="Passages">In reading order.</param>
/// <param name="Reasons">Why the passages on topic have their labels, by place.</param>
public sealed record ScoredView(string Text, string Model, IReadOnlyList<PassageAnswer> Passages, IReadOnlyDictionary<int, Explanation> Reasons)
{
    /// <summary>Strongest sentences shown of one pole.</summary>
    private const int Shown = 3;

    internal static ScoredView Of(Workspace workspace, string text)
    {
        var model = workspace.ModelId;
        var passages = workspace.Scorer.ScoreDocument(text, []).Select(Queries.Reading.Answer).ToArray();
        return new ScoredView(text, model, passages, workspace.Reasons(text, passages, model));
    }

    /// <summary>The text cut at its passages.</summary>
    internal IEnumerable<DocumentPiece> Pieces => DocumentPiece.Cut(Text, Passages, _ => null);

    /// <summary>The passages nearest to a pole, of those with its label.</summary>
    internal IEnumerable<PassageAnswer> Strongest(string label) =>
        Passages.Where(passage => passage.Label == label).OrderByDescending(passage => Math.Abs(passage.Axis)).Take(Shown);

    /// <summary>Words of a passage.</summary>
    internal string Words(PassageAnswer passage) => Text[passage.Start..passage.End];

    /// <summary>One row a passage.</summary>
    internal string Csv()
    {
        using var writer = new StringWriter();
        PassageCsv.Write(writer, Text, Passages, _ => null, Model);
        return writer.ToString();
    }

    /// <summary>What <c>POST /v1/score</c> answers, with the offsets of each passage.</summary>
    internal string Json() => JsonSerializer.Serialize(
        new { Model, Passages = Passages.Select(passage => new { passage.Ordinal, passage.Start, passage.End, passage.OnTopic, passage.Label, passage.P, passage.Axis, Terms = Reasons.GetValueOrDefault(passage.Ordinal)?.Terms ?? [], Text = Words(passage) }) },
        JsonShape.Options);
}
