using RhetoricLens.Crawling.Sources;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Crawling.Sources;

public sealed class SourceCatalogueTests : IDisposable
{
    private const string Good = """
        sources:
          - id: est-mfa-news
            name: News
            country: EST
            institution: Ministry of Foreign Affairs
            start:
              - https://vm.example.ee/news
            feed: https://vm.example.ee/rss
            languages: [en, et]
            scope:
              hosts: [vm.example.ee]
              allow: ["/news"]
              maxDepth: 3
              maxPages: 500
            schedule:
              cron: "15 6 * * MON-FRI"
              timeZone: Europe/Tallinn
            enabled: false
            note: Nothing more.
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_sources_that_come_with_the_program_are_sound()
    {
        var catalogue = SourceCatalogue.Load(Path.Combine(Repository.Root, "corpora", "sources"));

        Assert.Empty(catalogue.Problems);
        Assert.Equal(60, catalogue.Sources.Count);
        Assert.All(catalogue.Sources, source => Assert.False(source.Enabled));
    }

    [Fact]
    public void A_definition_is_read_in_full()
    {
        var source = Assert.Single(Load(Good).Sources);

        Assert.Equal(("est-mfa-news", "EST", "https://vm.example.ee/rss", "Nothing more."), (source.Id, source.Country, source.Feed, source.Note));
        Assert.Equal(("vm.example.ee", "/news", 3, 500), (source.Scope.Hosts.Single(), source.Scope.Allow.Single(), source.Scope.MaxDepth, source.Scope.MaxPages));
        Assert.Equal(("15 6 * * MON-FRI", "Europe/Tallinn"), (source.Schedule!.Cron, source.Schedule.TimeZone));
        Assert.Equal(["en", "et"], source.Languages);
    }

    [Theory]
    [InlineData("id: est-mfa-news", "id: Est MFA", "bad_id", 2, "id")]
    [InlineData("    name: News", "    nam: News", "unknown_field", 3, "nam")]
    [InlineData("country: EST", "country: XXX", "unknown_country", 4, "country")]
    [InlineData("https://vm.example.ee/news", "vm.example.ee/news", "bad_address", 7, "start")]
    [InlineData("feed: https", "feed: gopher", "bad_address", 8, "feed")]
    [InlineData("[en, et]", "en", "wrong_type", 9, "languages")]
    [InlineData("[vm.example.ee]", "[www.example.ee]", "host_missing", 11, "scope.hosts")]
    [InlineData("[vm.example.ee]", "[vm.example.ee, HTTP://x/]", "bad_host", 11, "scope.hosts")]
    [InlineData("[\"/news\"]", "[news]", "bad_path", 12, "scope.allow")]
    [InlineData("maxDepth: 3", "maxDepth: 11", "out_of_range", 13, "scope.maxDepth")]
    [InlineData("maxPages: 500", "maxPages: many", "out_of_range", 14, "scope.maxPages")]
    [InlineData("15 6 * * MON-FRI", "15 6 * *", "bad_cron", 16, "schedule.cron")]
    [InlineData("15 6 * * MON-FRI", "15 24 * * 1", "bad_cron", 16, "schedule.cron")]
    [InlineData("15 6 * * MON-FRI", "*/0 6 * * 1", "bad_cron", 16, "schedule.cron")]
    [InlineData("Europe/Tallinn", "Europe/Reval", "unknown_time_zone", 17, "schedule.timeZone")]
    [InlineData("enabled: false", "enabled: no", "wrong_type", 18, "enabled")]
    public void Each_mistake_is_told_with_file_line_and_field(string right, string wrong, string code, int line, string field)
    {
        var catalogue = Load(Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Empty(catalogue.Sources);
        Assert.Contains(catalogue.Problems, problem => problem.Code == code && problem.Where == $"est.yaml, line {line}, field {field}" && problem.Remedy.Length > 0);
    }

    [Fact]
    public void A_bad_source_does_not_keep_the_others_out()
    {
        var second = Good.Replace("sources:\n", "", StringComparison.Ordinal).Replace("est-mfa-news", "est-other", StringComparison.Ordinal);
        var catalogue = Load(Good.Replace("country: EST", "country: XXX", StringComparison.Ordinal) + "\n" + second);

        Assert.Equal("est-other", Assert.Single(catalogue.Sources).Id);
        Assert.Single(catalogue.Problems);
    }

    [Fact]
    public void An_id_is_used_once_over_all_files()
    {
        _folder.File("second.yaml", Good);
        var catalogue = Load(Good);

        Assert.Single(catalogue.Sources);
        Assert.Equal("duplicate_id", Assert.Single(catalogue.Problems).Code);
    }

    [Theory]
    [InlineData("sources:\n  - [", "bad_yaml")]
    [InlineData("hello", "wrong_type")]
    [InlineData("", "wrong_type")]
    [InlineData("sources:\n  - just text", "wrong_type")]
    public void A_file_of_another_form_is_a_problem(string yaml, string code) => Assert.Equal(code, Assert.Single(Load(yaml).Problems).Code);

    [Fact]
    public void A_missing_path_is_a_problem() => Assert.Equal("missing_path", Assert.Single(SourceCatalogue.Load(Path.Combine(_folder.Path, "none")).Problems).Code);

    private SourceCatalogue Load(string yaml)
    {
        _folder.File("est.yaml", yaml);
        return SourceCatalogue.Load(_folder.Path);
    }
}
