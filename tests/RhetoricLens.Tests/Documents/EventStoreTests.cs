using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Tests.Documents;

public sealed class EventStoreTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    private EventStore Events => _store.Database.Events;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void What_was_noted_is_there_after_a_restart_by_date_and_at_its_precision()
    {
        Events.Add(Date("2014-04"), "Later", "");
        Events.Add(Date("2012-12-14"), "Earlier", "A note.");
        _store.Restart();
        Assert.Equal(["2012-12-14 Earlier A note.", "2014-04 Later "], Events.List().Select(one => $"{one.Date} {one.Name} {one.Note}"));
    }

    [Fact]
    public void The_same_date_and_name_are_one_event_with_the_last_note_and_the_first_time()
    {
        var first = Events.Add(Date("2014"), "A", "old").Value;
        _store.Clock.Advance(TimeSpan.FromHours(1));
        var second = Events.Add(Date("2014"), "A", "new").Value;
        Assert.Equal(first with { Note = "new" }, second);
        Assert.Equal(second, Events.List().Single());
    }

    [Fact]
    public void A_year_and_its_first_day_are_two_events()
    {
        Events.Add(Date("2014"), "A", "");
        Events.Add(Date("2014-01-01"), "A", "");
        Assert.Equal(2, Events.List().Count);
    }

    [Fact]
    public void What_is_removed_is_gone_and_cannot_be_removed_again()
    {
        var id = Events.Add(Date("2014"), "A", "").Value.Id;
        Assert.Equal([true, false], new[] { Events.Remove(id), Events.Remove(id) });
        Assert.Empty(Events.List());
    }

    [Fact]
    public void Beyond_the_limit_nothing_is_added_and_what_is_there_can_still_be_changed()
    {
        for (var i = 0; i < Limits.MaxEvents; i++)
            Events.Add(Date("2014"), $"Event {i}", "");
        Assert.Equal("too_many_events", Events.Add(Date("2014"), "One more", "").Problem!.Code);
        Assert.Equal("changed", Events.Add(Date("2014"), "Event 7", "changed").Value.Note);
    }

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException("No date: " + text, nameof(text));
}
