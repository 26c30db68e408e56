using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Agreement;

namespace RhetoricLens.Tests.Stance.Coding.Agreement;

public sealed class CoderAgreementTests
{
    [Fact]
    public void Neutral_and_off_topic_agree_and_the_axis_is_measured_where_all_took_a_position()
    {
        var report = Measure("x:neutral y:off-topic", "x:multilateral y:multilateral", "x:multistakeholder y:multistakeholder", "x:mixed y:multistakeholder", "x:none y:mixed");
        Assert.Equal((5, 3, 0.6), (report.Passages, report.Unanimous, report.Percent));
        Assert.Equal(3, report.Positions?.Passages);
        // Pairs (-1,-1), (1,1), (0,1): by hand, 1 - 5 * 2 * 1 / (2 * (1 * 2 + 3 * 8 + 3 * 1)).
        Assert.Equal(1 - 5.0 * 2 / (2 * (2 * 1 * 1 + 2 * 3 * 4 + 1 * 3 * 1)), report.Positions!.IntervalAlpha.Value!.Value, 1e-12);
        Assert.Equal(["x", "y"], report.Coders);
    }

    [Fact]
    public void Agreement_on_a_class_is_the_share_of_its_decisions_that_the_other_shares()
    {
        var report = Measure("x:mixed y:mixed", "x:mixed y:none", "x:none y:none", "x:none y:none");
        var mixed = report.Classes.Single(row => row.Label == StanceLabel.Mixed);
        // Two coders: 2a / (2a + b + c).
        Assert.Equal((2.0 / 3, 3), (mixed.Specific!.Value, mixed.Decisions));
        Assert.Equal(report.Nominal.Value!.Value, mixed.Alpha!.Value, 1e-12);
        Assert.Null(report.Classes.Single(row => row.Label == StanceLabel.Multilateral).Specific);
        Assert.Null(report.Positions?.IntervalAlpha.Value);
    }

    [Fact]
    public void Each_pair_of_coders_has_its_table()
    {
        var report = Measure("b:mixed a:none", "b:mixed a:mixed c:mixed", "c:none a:mixed");
        Assert.Equal([("a", "b", 2), ("a", "c", 2), ("b", "c", 1)], report.Pairs.Select(pair => (pair.First, pair.Second, pair.Passages)));
        var ab = report.Pairs[0];
        Assert.Equal(1, ab.Confusion[(int)StanceLabel.None][(int)StanceLabel.Mixed]);
        Assert.Equal(1, ab.Confusion[(int)StanceLabel.Mixed][(int)StanceLabel.Mixed]);
        Assert.Equal(0.5, ab.Percent);
    }

    [Fact]
    public void Intervals_are_the_same_each_time_and_draw_documents_where_they_are_known()
    {
        var passages = Enumerable.Range(0, 60).SelectMany(i => new[]
        {
            Coded.Passage($"p{i}", $"text {i}", (CodebookLabel)(i % 4), "x", $"doc{i / 6}"),
            Coded.Passage($"p{i}", $"text {i}", (CodebookLabel)((i / 30 == 1 && i % 3 == 0 ? i + 1 : i) % 4), "y", $"doc{i / 6}"),
        }).ToArray();
        var report = Measure(passages);
        Assert.Equal("document", report.Unit);
        var interval = report.Nominal.Interval!;
        Assert.InRange(report.Nominal.Value!.Value, interval.Low, interval.High);
        Assert.Equal(interval, Measure([.. passages.Reverse()]).Nominal.Interval);
        var apart = Measure([.. passages.Select(passage => passage with { Group = "" })]);
        Assert.Equal("passage", apart.Unit);
        Assert.Equal(report.Nominal.Value, apart.Nominal.Value);
        // Disagreement that comes in clusters is less certain than it seems passage by passage.
        Assert.True(apart.Nominal.Interval!.High - apart.Nominal.Interval.Low < interval.High - interval.Low);
    }

    [Fact]
    public void What_an_adjudicator_settled_is_no_longer_open_and_does_not_count_as_a_coder()
    {
        var report = Measure("x:mixed y:none adjudicated:none", "x:mixed y:none");
        Assert.Equal(["x", "y"], report.Coders);
        Assert.Equal(["none", null], report.Disagreements.Select(row => row.Adjudicated));
    }

    [Fact]
    public void Who_settles_sees_what_coders_wrote_beside_their_labels()
    {
        var rows = Rows("x:mixed y:none").ToArray();
        rows[1] = rows[1] with { Note = "no claim of authority" };
        Assert.Equal("no claim of authority", Assert.Single(Assert.Single(Measure(rows).Disagreements).Notes, note => note.Key == "y").Value);
    }

    [Fact]
    public void A_filled_in_sheet_settles_what_was_open()
    {
        var coded = Rows("x:mixed y:off-topic", "x:none y:neutral");
        using var sheet = new MemoryStream();
        Disagreements.WriteCsv(sheet, Measure(coded));
        var lines = Encoding.UTF8.GetString(sheet.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["id,text,label,coder,by x,by y", "p0,text 0,,adjudicated,mixed,off-topic"], lines);
        var filled = Coded.Read(string.Join('\n', lines).Replace(",,adjudicated", ",multilateral,adjudicated", StringComparison.Ordinal), "sheet.csv").Value;
        Assert.Empty(filled.Problems);
        Assert.Equal(StanceLabel.Multilateral, CodedUnit.Of([.. coded, .. filled.Passages])[0].Decision);
    }

    [Fact]
    public void Disagreements_can_be_written_as_JSON_lines()
    {
        using var sheet = new MemoryStream();
        Disagreements.WriteJsonl(sheet, Measure("x:mixed y:off-topic"));
        Assert.Equal("""{"id":"p0","text":"text 0","label":"","coder":"adjudicated","by":{"x":"mixed","y":"off-topic"}}""" + "\n", Encoding.UTF8.GetString(sheet.ToArray()));
    }

    [Fact]
    public void Without_a_passage_that_two_coded_there_is_nothing_to_measure()
    {
        var set = new CodedSet("set", CodedFormat.Jsonl, Rows("x:mixed", "y:none"), [], []);
        Assert.Equal("no_agreement", CoderAgreement.Measure(set).Problem?.Code);
    }

    private static AgreementReport Measure(params string[] units) => Measure(Rows(units));

    private static AgreementReport Measure(CodedPassage[] passages) => CoderAgreement.Measure(new CodedSet("set", CodedFormat.Jsonl, passages, [], [])).Value;

    /// <summary>One unit a string: coder:label for each coder.</summary>
    private static CodedPassage[] Rows(params string[] units) => [.. units.SelectMany((unit, i) => unit.Split(' ').Select(coding => coding.Split(':'))
        .Select(coding => Coded.Passage($"p{i}", $"text {i}", CodebookLabels.Parse(coding[1])!.Value, coding[0])))];
}
