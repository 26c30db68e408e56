using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Tests.Stance.Vectors;

/// <summary>Texts in which each of two topics has its own words, drawn in a fixed order; "minister" and "premier" keep the same company and never meet.</summary>
internal static class Planted
{
    private static readonly string[] Bread = ["bread", "flour", "oven", "baker", "dough", "yeast", "crust", "wheat"];
    private static readonly string[] State = ["law", "border", "power", "nation", "treaty", "army", "court", "flag"];

    public static VectorSettings Settings { get; } = VectorSettings.Default with { MinCount = 2, Dimensions = 6, Threads = 2 };

    public static WeightedText[] Texts { get; } = [.. Enumerable.Range(0, 120).Select(i => new WeightedText(Text(i), 1))];

    public static LearnedVectors Learn(IEnumerable<WeightedText> texts, VectorSettings? settings = null)
    {
        var learned = VectorLearner.Learn(() => texts, settings ?? Settings, null, CancellationToken.None);
        Assert.True(learned.IsOk, learned.Problem?.ToString());
        return learned.Value;
    }

    public static ulong Hash(string word)
    {
        var tokens = new Tokens();
        tokens.Read(word);
        return tokens.Hash(0);
    }

    public static float[] VectorOf(WordVectors vectors, string word)
    {
        var vector = new float[vectors.Dimensions];
        vectors.AddTo(vectors.RowOf(Hash(word)), 1, vector);
        return vector;
    }

    public static float Cosine(WordVectors vectors, string first, string second) => vectors.Dot(vectors.RowOf(Hash(first)), VectorOf(vectors, second));

    private static string Text(int number)
    {
        var topic = number % 2 == 0 ? Bread : State;
        var words = Enumerable.Range(0, 12).Select(i => topic[((number * 37 + i) * 7919 >> 3) % topic.Length]).ToList();
        if (topic == State)
            words.Insert(4, number % 4 == 1 ? "minister" : "premier");
        return "the " + string.Join(' ', words) + ", the end";
    }
}
