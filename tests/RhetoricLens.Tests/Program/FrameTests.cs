using System.Net;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Frames;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>How two sides argue, and who can be asked about.</summary>
public sealed class FrameTests(House house) : IClassFixture<House>
{
    [Fact]
    public void Labels_are_shares_of_the_position_passages_of_each_side()
    {
        var answer = Ask(new("CHN", null, null), new("USA", null, null));
        Assert.Equal((30, 30), (answer.A.Documents, answer.B.Documents));
        var states = answer.Rows.Single(row => row is { Kind: "label", Name: "multilateral" });
        Assert.Equal((answer.A.Positions, 1.0), (states.A.Passages, states.A.Share));
        Assert.Equal((0, 0.0), (states.B.Passages, states.B.Share));
    }

    [Fact]
    public void Claims_are_found_on_the_side_that_makes_them()
    {
        var answer = Ask(new("CHN", null, null), new("USA", null, null));
        var treaty = answer.Rows.Single(row => row is { Kind: "claim", Name: "treaty-network" });
        Assert.True(treaty.A.Passages > 0 && treaty.B.Passages == 0, treaty.ToString());
        Assert.Equal(("multilateral", "bindingrule + network|igov"), (treaty.Pole, treaty.Concepts));
        Assert.Contains(answer.Rows, row => row is { Kind: "claim", Pole: "multistakeholder", A.Passages: 0, B.Passages: > 0 });
    }

    [Fact]
    public void A_share_between_none_and_all_has_an_interval_and_others_have_none()
    {
        // A group of one who speaks for states and one who does not; its members are those of the United Nations' votes.
        var answer = Ask(new("group:G77", null, null), new("group:FOC", null, null));
        Assert.All(answer.Rows.SelectMany(row => new[] { row.A, row.B }), share =>
        {
            if (share.Share is 0 or 1)
                Assert.Null(share.Low);
            else
                Assert.True(share.Low <= share.Share && share.Share <= share.High, share.ToString());
        });
    }

    [Fact]
    public void A_side_can_be_a_span_of_the_same_voice()
    {
        var answer = Ask(new("CHN", "2000", "2009"), new("CHN", "2010", "2019"));
        Assert.Equal((20, 10), (answer.A.Documents, answer.B.Documents));
    }

    [Fact]
    public void A_side_that_says_nothing_has_no_passages_and_no_failure() => Assert.Equal(0, Ask(new("CHN", null, null), new("FRA", null, null)).B.Positions);

    [Theory]
    [InlineData("/v1/frames?a=CHN", "missing_side")]
    [InlineData("/v1/frames?a=CHN&b=XYZ", "unknown_country")]
    [InlineData("/v1/frames?a=CHN&b=group:NOBODY", "unknown_group")]
    public async Task What_is_wrong_is_said(string address, string code)
    {
        var response = await house.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"\"{code}\"", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_table_has_both_sides_in_a_row()
    {
        var rows = (await house.Client.GetStringAsync("/v1/frames.csv?a=CHN&b=USA")).Split("\r\n");
        Assert.Equal("kind,name,pole,concepts,a_passages,a_documents,a_share,a_low,a_high,b_passages,b_documents,b_share,b_low,b_high", rows[0]);
        Assert.StartsWith("label,multilateral,multilateral,,", rows[1]);
    }

    [Fact]
    public void Voices_of_the_store_come_before_the_groups_those_that_say_most_first()
    {
        var voices = house.Workspace.KnownVoices();
        Assert.Equal(["CHN 30", "USA 30", "FRA 0"], voices.Take(3).Select(voice => $"{voice.Key} {voice.Documents}"));
        Assert.Contains(voices, voice => voice is { Key: "group:BRICS", IsGroup: true, Code: "BRICS" });
    }

    [Theory]
    [InlineData("cn", "CHN")]
    [InlineData("USA", "USA")]
    [InlineData("united st", "USA")]
    [InlineData("bric", "group:BRICS")]
    [InlineData("states", "USA")]
    public void Voices_are_found_by_code_and_by_name(string text, string key) => Assert.Equal(key, house.Workspace.KnownVoices().Matching(text)[0].Key);

    [Fact]
    public void What_no_voice_is_called_finds_none() => Assert.Empty(house.Workspace.KnownVoices().Matching("zzz"));

    private FrameAnswer Ask(SideWords a, SideWords b) => house.Workspace.Frames(new TrendWords { Estimate = "raw" }, a, b, default).Value;
}
