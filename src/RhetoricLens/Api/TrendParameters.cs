using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>The words of a question about trends in an address.</summary>
internal sealed class TrendParameters
{
    [FromQuery(Name = "country"), Description("Countries and groupings that speak as one, separated by commas: CHN,RUS,EU; all when neither country nor group is given")]
    public string? Country { get; set; }

    [FromQuery(Name = "group"), Description("Groups whose members' voices are taken together while they belong: BRICS,FOC (see /v1/groups)")]
    public string? Group { get; set; }

    [FromQuery(Name = "from"), Description("First year, month or day")]
    public string? From { get; set; }

    [FromQuery(Name = "to"), Description("Last year, month or day, included")]
    public string? To { get; set; }

    [FromQuery(Name = "by"), Description("month, quarter, year, 5y, 10y or all")]
    public string? By { get; set; }

    [FromQuery(Name = "kind"), Description("Kind of text, such as speech")]
    public string? Kind { get; set; }

    [FromQuery(Name = "source"), Description("Corpus or source, such as ungdc")]
    public string? Source { get; set; }

    [FromQuery(Name = "lang"), Description("Language of the text (BCP 47)")]
    public string? Language { get; set; }

    [FromQuery(Name = "speaker"), Description("Office of the document's speaker: head (of state or government), minister, envoy, other, unknown; separated by commas")]
    public string? Speaker { get; set; }

    [FromQuery(Name = "model"), Description("Version of the model")]
    public string? Model { get; set; }

    [FromQuery(Name = "estimate"), Description("raw; ppi (raw and corrected, the default); dsl (raw and corrected otherwise)")]
    public string? Estimate { get; set; }

    [FromQuery(Name = "smooth"), Description("ma3 or loess")]
    public string? Smooth { get; set; }

    internal TrendWords Words() => new()
    {
        Country = Country, Group = Group, From = From, To = To, By = By, Kind = Kind, Source = Source, Language = Language, Speaker = Speaker, Model = Model, Estimate = Estimate, Smooth = Smooth,
    };
}

/// <summary>The two sides of a comparison in an address.</summary>
internal sealed class SideParameters
{
    [FromQuery(Name = "a"), Description("A country, or group: and a group")]
    public string? A { get; set; }

    [FromQuery(Name = "b"), Description("What it is compared with")]
    public string? B { get; set; }

    [FromQuery(Name = "a_from"), Description("First day of a; from when left out")]
    public string? AFrom { get; set; }

    [FromQuery(Name = "a_to"), Description("Last day of a; to when left out")]
    public string? ATo { get; set; }

    [FromQuery(Name = "b_from"), Description("First day of b; from when left out")]
    public string? BFrom { get; set; }

    [FromQuery(Name = "b_to"), Description("Last day of b; to when left out")]
    public string? BTo { get; set; }

    internal (SideWords A, SideWords B) Sides() => (new SideWords(A, AFrom, ATo), new SideWords(B, BFrom, BTo));
}
