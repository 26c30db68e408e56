using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Queries;

/// <summary>Scales documents by one of the methods.</summary>
public static class ScaleRun
{
    private const int ShownTerms = 15;
    private const string SeedFile = "internet-governance.csv";

    /// <summary>The words for the two poles that travel with the program.</summary>
    public static Outcome<IReadOnlyList<SeedWord>> ShippedSeeds()
    {
        var path = Path.Combine(Workspace.Corpora, "seeds", SeedFile);
        return File.Exists(path) ? SeedWords.Read(File.ReadLines(path), SeedFile) : new Problem("missing_path", "The seed words of the program are not there.", path, "Install the program anew, or give your own with --seeds.");
    }

    /// <summary>The answer without a comparison.</summary>
    public static Outcome<ScaleAnswer> Of(ScaleInput input, ScaleQuery query, CancellationToken cancellation)
    {
        if (query.References.Keys.FirstOrDefault(name => input.Matrix.IndexOf(name) < 0) is { } missing)
            return References.Unknown(input.Matrix, missing);
        var trimmed = Trimmed(input.Matrix, query);
        if (trimmed.Terms.Count == 0)
            return new Problem("no_shared_words", "No term is left in the documents.", "minDocuments", "Lower the minimum document frequency, or give other texts.");
        if ((long)trimmed.Documents.Count * trimmed.Terms.Count > query.MaxCells)
            return new Problem("matrix_too_large", $"{trimmed.Documents.Count:N0} documents by {trimmed.Terms.Count:N0} terms are more than one request scales ({query.MaxCells:N0} cells).", "", "Narrow the question, raise the minimum document frequency, or use the command rhetoriclens scale.");
        var notes = input.Notes.Concat(Empty(input.Matrix, trimmed)).ToArray();
        return query.Method switch
        {
            ScaleMethod.Wordscores => ByWordscores(trimmed, query, notes),
            ScaleMethod.Wordfish => ByWordfish(trimmed, query, notes, cancellation),
            ScaleMethod.Lss => ByLss(trimmed, input.Contexts, query, notes, cancellation),
            ScaleMethod.Affinity => ByAffinity(trimmed, query, notes),
            _ => ByBayes(trimmed, query, notes),
        };
    }

    private static DocumentTermMatrix Trimmed(DocumentTermMatrix matrix, ScaleQuery query)
    {
        var terms = matrix.WithTermsIn(query.MinDocuments ?? 1);
        return query.Method == ScaleMethod.Wordfish ? terms.Keep(row => terms.Tokens[row] > 0, _ => true) : terms;
    }

    private static IEnumerable<string> Empty(DocumentTermMatrix before, DocumentTermMatrix after)
    {
        var empty = before.Documents.Except(after.Documents, StringComparer.Ordinal).ToArray();
        if (empty.Length > 0)
            yield return $"Left out, as no word of them is left: {string.Join(", ", empty.Take(20))}{(empty.Length > 20 ? " ..." : "")}.";
    }

    private static Outcome<ScaleAnswer> ByWordscores(DocumentTermMatrix matrix, ScaleQuery query, string[] notes)
    {
        var references = query.Scores();
        if (!references.IsOk)
            return references.Problem;
        var model = Wordscores.Fit(matrix, references.Value);
        if (!model.IsOk)
            return model.Problem;
        var raw = model.Value.Raw();
        // As in the paper, the spread of the texts to be placed is stretched, not that of the references; one text alone has no spread.
        var others = raw.Count(document => document.Score is not null && !references.Value.ContainsKey(document.Document));
        var scaled = model.Value.Rescaled(query.Rescale, others >= 2 ? name => !references.Value.ContainsKey(name) : null);
        if (!scaled.IsOk)
            return scaled.Problem;
        string[] more = query.Rescale == Rescaling.Lbg ? [$"Scores are rescaled to the spread of the references over {(others >= 2 ? $"the {others} other documents" : "all documents, references included")}: they change with the documents scored."] : [];
        return Answer(query, matrix, scaled.Value.Select((document, i) => Row(document, query, raw[i].Score)), model.Value.Terms(), [.. notes, .. more]);
    }

    private static Outcome<ScaleAnswer> ByWordfish(DocumentTermMatrix matrix, ScaleQuery query, string[] notes, CancellationToken cancellation)
    {
        var fit = Wordfish.Fit(matrix, new WordfishSettings(query.Low, query.High), cancellation);
        if (!fit.IsOk)
            return fit.Problem;
        var rows = fit.Value.Documents.Select(document => Row(new ScaledDocument(document.Document, document.Theta, document.StandardError, document.Tokens), query, null));
        var answer = Answer(query, matrix, rows, fit.Value.Terms.OrderBy(term => term.Weight), [.. notes, .. Notes(fit.Value, query)]);
        return answer with { Fit = new ScaleFit(fit.Value.Objective, fit.Value.IsConverged, fit.Value.Steps, fit.Value.Starts, fit.Value.Agreeing) };
    }

    private static IEnumerable<string> Notes(Wordfish fit, ScaleQuery query)
    {
        if (!fit.IsConverged)
            yield return $"NOT CONVERGED after {fit.Steps} steps: these positions are no estimate.";
        if (fit.Agreeing == 1 && fit.Starts > 1)
            yield return $"Only one of {fit.Starts} starts led to this maximum: there are others nearly as good, and a better one may have been missed.";
        if (query.Low is null && query.High is null)
            yield return "Which end is which was not said (low and high): the first document was put below the last.";
        yield return "What the dimension is, Wordfish does not say: read the words at its ends.";
    }

    private static Outcome<ScaleAnswer> ByLss(DocumentTermMatrix matrix, DocumentTermMatrix? sentences, ScaleQuery query, string[] notes, CancellationToken cancellation)
    {
        var seeds = query.Seeds is { Count: > 0 } given ? (Outcome<IReadOnlyList<SeedWord>>)given.ToArray() : ShippedSeeds();
        if (!seeds.IsOk)
            return seeds.Problem;
        var contexts = sentences ?? matrix;
        var rank = query.RankFor(contexts);
        if (((long)contexts.Documents.Count + contexts.Terms.Count) * rank > query.MaxLssNumbers)
            return new Problem("matrix_too_large", $"{contexts.Documents.Count:N0} sentences, {contexts.Terms.Count:N0} terms and {rank} dimensions are more than one request scales.", "rank", "Narrow the question, ask for fewer dimensions, or use the command rhetoriclens scale.");
        var polarities = LatentSemanticScaling.Polarities(contexts, seeds.Value, new LssSettings(rank, Threads: Environment.ProcessorCount), cancellation);
        if (!polarities.IsOk)
            return polarities.Problem;
        var byTerm = contexts.Terms.Zip(polarities.Value).ToDictionary(StringComparer.Ordinal);
        var mine = matrix.Terms.Select(term => byTerm.GetValueOrDefault(term)).ToArray();
        var scored = LatentSemanticScaling.Score(matrix, mine);
        if (!scored.IsOk)
            return scored.Problem;
        var (raw, totals) = (LatentSemanticScaling.Raw(matrix, mine), matrix.TermTotals());
        var terms = matrix.Terms.Index().Where(term => mine[term.Index] is not null).Select(term => new ScaledTerm(term.Item, mine[term.Index]!.Value, totals[term.Index])).OrderBy(term => term.Weight);
        string[] more = [$"{contexts.Documents.Count:N0} {(sentences is null ? "documents, as no sentences are at hand" : "sentences")} and {rank} dimensions; intervals do not cover the errors of the words' polarities."];
        return Answer(query, matrix, scored.Value.Select((document, i) => Row(document, query, raw[i].Score)), terms, [.. notes, .. more]);
    }

    private static Outcome<ScaleAnswer> ByAffinity(DocumentTermMatrix matrix, ScaleQuery query, string[] notes)
    {
        var model = ClassAffinity.Fit(matrix, query.References);
        return model.IsOk ? Answer(query, matrix, Rows(model.Value.Score(), model.Value.Classes, query), model.Value.Terms(), notes) : model.Problem;
    }

    private static Outcome<ScaleAnswer> ByBayes(DocumentTermMatrix matrix, ScaleQuery query, string[] notes)
    {
        var model = NaiveBayes.Fit(matrix, query.References);
        return model.IsOk
            ? Answer(query, matrix, Rows(model.Value.Score(), model.Value.Classes, query), [], [.. notes, "Posteriors of long texts are near 0 or 1 whatever they say."])
            : model.Problem;
    }

    private static IEnumerable<ScaleRow> Rows(IReadOnlyList<AffinityDocument> documents, IReadOnlyList<string> classes, ScaleQuery query) =>
        documents.SelectMany(document => classes.Select((name, k) =>
        {
            var row = Row(new ScaledDocument(document.Document, document.Shares?[k], document.StandardErrors?[k], document.Tokens), query, null);
            return row with { Class = name, Low = row.Low is { } low ? Math.Max(0, low) : null, High = row.High is { } high ? Math.Min(1, high) : null };
        }));

    private static ScaleRow Row(ScaledDocument document, ScaleQuery query, double? raw) => new(
        document.Document, null, document.Score, document.StandardError, document.Low, document.High, raw, document.Tokens, query.References.GetValueOrDefault(document.Document));

    private static ScaleAnswer Answer(ScaleQuery query, DocumentTermMatrix matrix, IEnumerable<ScaleRow> rows, IEnumerable<ScaledTerm> terms, IReadOnlyList<string> notes)
    {
        var sorted = terms.ToArray();
        return new ScaleAnswer(query.Method, [.. rows], matrix.Terms.Count, [.. sorted.Take(ShownTerms)], [.. sorted.Reverse().Take(ShownTerms)], null, [], notes);
    }
}
