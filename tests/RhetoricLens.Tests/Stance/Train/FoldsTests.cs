using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;

namespace RhetoricLens.Tests.Stance.Train;

/// <summary>
/// Each class speaks in its own way, so that a class that was learnt from is always found, and one that was kept apart never: what a fold was trained on shows in
/// what it gets right.
/// </summary>
public sealed class FoldsTests(SmallModel small) : IClassFixture<SmallModel>
{
    [Theory]
    [InlineData(SplitKind.Random, 0.9, 1)]
    [InlineData(SplitKind.Document, 0, 0)]
    [InlineData(SplitKind.Cluster, 0, 0)]
    [InlineData(SplitKind.Source, 0, 0)]
    public void A_document_is_never_split_but_by_passage(SplitKind split, double least, double most)
    {
        // A document for each class.
        var set = With((passage, _) => passage with { Group = $"corpus {passage.Label}:document" });
        var evaluation = Judge(set, split).Evaluation;
        Assert.Equal(48, evaluation.Count);
        Assert.InRange(evaluation.Accuracy, least, most);
    }

    [Fact]
    public void Documents_that_copy_each_other_are_kept_together_in_clusters()
    {
        var set = Twice(passage => passage with { Group = $"{passage.Label} a" }, passage => passage with { Group = $"{passage.Label} b", Text = "Again: " + passage.Text });
        Assert.True(Judge(set, SplitKind.Document).Evaluation.Accuracy > 0.9);
        Assert.Equal(0, Judge(set, SplitKind.Cluster).Evaluation.Accuracy);
    }

    [Fact]
    public void Whole_countries_are_left_out_and_passages_of_none_are_not_judged()
    {
        var byCountry = Judge(With((passage, _) => passage with { Country = passage.Label.ToString() }), SplitKind.Country);
        Assert.Equal((48, 0.0), (byCountry.Evaluation.Count, byCountry.Evaluation.Accuracy));
        var someUnknown = Judge(With((passage, i) => passage with { Country = i % 2 == 0 ? $"country {i % 6}" : "" }), SplitKind.Country);
        Assert.Equal(24, someUnknown.Evaluation.Count);
        Assert.DoesNotContain(someUnknown.Judgements, judgement => judgement.Passage.Country.Length == 0);
    }

    [Fact]
    public void Whole_corpora_are_left_out_and_passages_of_none_are_not_judged()
    {
        var byCorpus = Judge(With((passage, i) => passage with { Group = $"{passage.Label}:{i}" }), SplitKind.Source);
        Assert.Equal((48, 0.0), (byCorpus.Evaluation.Count, byCorpus.Evaluation.Accuracy));
        var someUnknown = Judge(With((passage, i) => passage with { Group = i % 4 == 0 ? $"{i}" : $"corpus {i % 3}:{i}" }), SplitKind.Source);
        Assert.Equal(36, someUnknown.Judgements.Count);
        Assert.All(someUnknown.Judgements, judgement => Assert.NotEmpty(judgement.Passage.Corpus));
    }

    [Fact]
    public void Each_corpus_is_a_fold_of_its_own_however_few_folds_are_asked_for()
    {
        var done = new List<int>();
        var set = With((passage, i) => passage with { Group = $"corpus {i % 7}:{i}" });
        CrossValidation.Run(set, SmallModel.Settings, 2, SplitKind.Source, (_, all) => { lock (done) done.Add(all); });
        Assert.Equal(Enumerable.Repeat(7, 7), done);
    }

    [Fact]
    public void Years_are_judged_from_what_came_before_them_only()
    {
        // What becomes the multilateral view in 2004 was coded as none until then.
        var set = Twice(passage => passage, passage => passage with { Text = "Again: " + passage.Text });
        set = set with { Passages = [.. set.Passages.Select(InTime)] };
        var judged = Judge(set, SplitKind.Time).Judgements;
        var sovereign = judged.Where(judgement => judgement.Passage.Text.Contains("Sovereign", StringComparison.Ordinal)).ToLookup(judgement => judgement.Passage.Year, judgement => judgement.At(1));
        Assert.Equal([2003, 2004, 2005, 2006], judged.Select(judgement => judgement.Passage.Year!.Value).Distinct().Order());
        Assert.All(sovereign[2003], p => Assert.Equal(StanceLabel.None, p.Label));
        Assert.All(sovereign[2004], p => Assert.True(p.Multilateral < 0.01, $"{p}"));
        Assert.All(sovereign[2006], p => Assert.True(p.Multilateral > 0.2, $"{p}"));
    }

    [Fact]
    public void Passages_without_a_year_are_not_judged_in_time()
    {
        var set = With((passage, i) => i % 2 == 0 ? passage with { Year = 2001 + i / 8 } : passage);
        Assert.All(Judge(set, SplitKind.Time).Judgements, judgement => Assert.NotNull(judgement.Passage.Year));
        Assert.Empty(Judge(With((passage, _) => passage), SplitKind.Time).Judgements);
    }

    private static CrossValidated Judge(LabelledSet set, SplitKind split) => CrossValidation.Run(set, SmallModel.Settings, 4, split).Value;

    private static LabelledPassage InTime(LabelledPassage passage)
    {
        var year = 2001 + int.Parse(passage.Id.Split('-')[1]) / 2;
        return passage with { Year = year, Label = passage.Label == StanceLabel.Multilateral && year < 2004 ? StanceLabel.None : passage.Label };
    }

    private LabelledSet With(Func<LabelledPassage, int, LabelledPassage> change) => small.Set with { Passages = [.. small.Set.Passages.Select(change)] };

    /// <summary>Each passage in two versions, with ids and groups of their own.</summary>
    private LabelledSet Twice(Func<LabelledPassage, LabelledPassage> first, Func<LabelledPassage, LabelledPassage> second) => small.Set with
    {
        Passages = [.. small.Set.Passages.Select(first), .. small.Set.Passages.Select(passage => second(passage with { Id = passage.Id + "-again", Group = passage.Id + "-again" }))],
    };
}
