using System.Collections.Concurrent;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>Scores texts with one model; any number of threads may share one.</summary>
public sealed class StanceScorer(StanceModel model)
{
    private readonly ConcurrentBag<Scratch> _scratches = [];

    public StanceModel Model => model;

    /// <summary>Probabilities of one passage; a passage that is not about Internet, cyber or ICT policy has no position.</summary>
    public StanceProbabilities Score(ReadOnlySpan<char> passage)
    {
        var scratch = Rent();
        var p = Judge(passage, scratch).P;
        _scratches.Add(scratch);
        return p;
    }

    /// <summary>Splits a text into passages and scores each of them.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="turns">Its voices, in reading order, not overlapping.</param>
    public IReadOnlyList<ScoredPassage> ScoreDocument(string text, IReadOnlyList<Turn> turns)
    {
        var passages = PassageSplitter.Split(text, turns);
        var scored = new ScoredPassage[passages.Count];
        var scratch = Rent();
        for (var i = 0; i < scored.Length; i++)
        {
            var passage = passages[i];
            var (onTopic, p) = Judge(text.AsSpan(passage.Start, passage.End - passage.Start), scratch);
            scored[i] = new ScoredPassage(passage, onTopic, p);
        }
        _scratches.Add(scratch);
        return scored;
    }

    /// <summary>The label of a passage and the terms that weigh most for and against it.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="take">Largest number of terms listed.</param>
    public Explanation Explain(string passage, int take)
    {
        var scratch = Rent();
        var explanation = ReadOnTopic(passage, scratch)
            ? Explainer.Explain(model, scratch.Tokens, scratch.Features, take)
            : new Explanation(false, StanceLabel.None, [], 0, 0);
        _scratches.Add(scratch);
        return explanation;
    }

    /// <summary>Logits of the four classes; null when the gate found the passage off topic.</summary>
    internal float[]? Logits(ReadOnlySpan<char> passage)
    {
        var scratch = Rent();
        var onTopic = ReadOnTopic(passage, scratch);
        var logits = onTopic ? model.Logits(scratch.Features) : default;
        _scratches.Add(scratch);
        return onTopic ? [logits[0], logits[1], logits[2], logits[3]] : null;
    }

    private (bool OnTopic, StanceProbabilities P) Judge(ReadOnlySpan<char> passage, Scratch scratch) =>
        ReadOnTopic(passage, scratch) ? (true, StanceModel.Probabilities(model.Logits(scratch.Features))) : (false, StanceProbabilities.NoPosition);

    /// <summary>Reads a passage's tokens and, where the gate lets it pass, its features.</summary>
    private static bool ReadOnTopic(ReadOnlySpan<char> passage, Scratch scratch)
    {
        scratch.Tokens.Read(passage);
        if (!TopicGate.IsOnTopic(scratch.Tokens))
            return false;
        scratch.Features.Read(scratch.Tokens, passage);
        return true;
    }

    private Scratch Rent() => _scratches.TryTake(out var scratch) ? scratch : new Scratch(new Tokens(), new PassageFeatures(model.Representation));

    /// <summary>Buffers of one thread.</summary>
    private sealed record Scratch(Tokens Tokens, PassageFeatures Features);
}
