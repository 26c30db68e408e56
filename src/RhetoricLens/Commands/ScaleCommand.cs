using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens scale</c>: classic scaling of texts by their words, beside the classifier.</summary>
public static class ScaleCommand
{
    public static Command Create() => new("scale", """
        Place texts on a scale by their words alone, as Wordscores, Wordfish and their like do; beside the classifier's mean where the texts are in the store.

        Example:
          rhetoriclens scale wordscores --reference CHN=-1 --reference USA=1
        """)
    {
        Method(ScaleMethod.Wordscores, """
            Wordscores (Laver, Benoit and Garry 2003): texts between references of known position.

            Example:
              rhetoriclens scale wordscores --reference RUS=-1 --reference USA=1 --by country --from 2010
            """),
        Method(ScaleMethod.Wordfish, """
            Wordfish (Slapin and Proksch 2008): the main dimension in which texts differ, without references.

            Example:
              rhetoriclens scale wordfish --low CHN --high USA
            """),
        Method(ScaleMethod.Lss, """
            Latent Semantic Scaling (Watanabe 2021): a dimension given by seed words for its two poles.

            Example:
              rhetoriclens scale lss --seeds my-seeds.csv --by country-year
            """),
        Method(ScaleMethod.Affinity, """
            Class affinity (Perry and Benoit 2017): how much of each class of references is in a text.

            Example:
              rhetoriclens scale affinity --reference CHN=multilateral --reference USA=multistakeholder
            """),
        Method(ScaleMethod.Bayes, """
            Multinomial naive Bayes: which class of references a text is like.

            Example:
              rhetoriclens scale bayes --reference CHN=multilateral --reference USA=multistakeholder
            """),
    };

    private static Command Method(ScaleMethod method, string description)
    {
        var options = new ScaleOptions(method);
        var command = new Command(method.ToString().ToLowerInvariant(), description);
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(options, parsed, cancellation)));
        return command;
    }

    private static int Run(ScaleOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var query = options.Query(parsed);
        if (!query.IsOk)
            return Terminal.Fail(query.Problem);
        var answer = Answer(options, parsed, query.Value, cancellation);
        if (!answer.IsOk)
            return Terminal.Fail(answer.Problem);
        foreach (var note in answer.Value.Notes)
            Terminal.Say(note);
        Write(answer.Value, parsed.GetValue(options.Json), parsed.GetValue(options.Csv));
        return answer.Value.Fit is { IsConverged: false } ? Terminal.Failed : Terminal.Done;
    }

    private static Outcome<ScaleAnswer> Answer(ScaleOptions options, ParseResult parsed, ScaleQuery query, CancellationToken cancellation)
    {
        var stopWords = options.StopWordsOf(parsed);
        if (!stopWords.IsOk)
            return stopWords.Problem;
        var (matrix, folder) = (parsed.GetValue(options.Matrix), parsed.GetValue(options.Folder));
        if (matrix is not null && folder is not null)
            return new Problem("bad_request", "A table and a folder were given.", "--matrix, --folder", "Give one of them, or neither to scale the store.");
        if (matrix is null && folder is null)
            return OfStore(options, parsed, query, stopWords.Value, cancellation);
        var input = matrix is not null ? options.ReadMatrix(parsed, matrix) : ScaleFiles.Folder(folder!, query, stopWords.Value);
        return input.IsOk ? ScaleRun.Of(input.Value, query, cancellation) : input.Problem;
    }

    private static Outcome<ScaleAnswer> OfStore(ScaleOptions options, ParseResult parsed, ScaleQuery query, IReadOnlySet<string>? stopWords, CancellationToken cancellation)
    {
        var scope = options.Scope(parsed);
        if (!scope.IsOk)
            return scope.Problem;
        var opened = Workspace.Open(parsed.GetRequiredValue(CommonOptions.Data));
        if (!opened.IsOk)
            return opened.Problem;
        using var workspace = opened.Value;
        return workspace.Scale(scope.Value, query, stopWords, long.MaxValue, cancellation);
    }

    private static void Write(ScaleAnswer answer, bool json, bool csv)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, JsonShape.Options));
        else if (csv)
            ScaleCsv.Write(Console.Out, answer);
        else
            ScaleTable.Write(answer);
    }
}
