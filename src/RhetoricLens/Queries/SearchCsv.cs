namespace RhetoricLens.Queries;

/// <summary>Writes the hits of a page as one tidy table (RFC 4180): one row a hit.</summary>
public static class SearchCsv
{
    private static readonly string[] Header =
    [
        "id", "passage", "date", "country", "speaker", "title", "source", "kind", "language", "score", "axis", "positions", "labels", "copy_of", "start", "end", "text", "model",
    ];

    /// <summary><c>start</c>, <c>end</c> and <c>text</c> are of the best fragment; empty when only the title matches.</summary>
    public static void Write(TextWriter writer, SearchAnswer answer) => Csv.Write(writer, Header, answer.Hits.Select(hit => Cells(hit, answer.Model)));

    private static string[] Cells(HitAnswer hit, string model)
    {
        var fragment = hit.Fragments.Count > 0 ? hit.Fragments[0] : null;
        return
        [
            Csv.Text(hit.Id), Csv.Count(hit.Passage), hit.Date?.ToString() ?? "", Csv.Text(hit.Country), Csv.Text(hit.Speaker), Csv.Text(hit.Title),
            Csv.Text(hit.Collection), Csv.Text(hit.Kind), Csv.Text(hit.Language), Csv.Number(hit.Score), Csv.Number(hit.Stance?.Axis), Csv.Count(hit.Stance?.Positions),
            string.Join(' ', hit.Stance?.Labels ?? []), Csv.Text(hit.CopyOf), Csv.Count(fragment?.Start), Csv.Count(fragment?.End), Csv.Text(fragment?.Text), Csv.Text(model),
        ];
    }
}
