using RhetoricLens.Core;

namespace RhetoricLens.Tests.Core;

public sealed class SpeakerOfficeTests
{
    [Theory]
    [InlineData("President", SpeakerOffices.Head)]
    [InlineData("PRIME MINISTER", SpeakerOffices.Head)]
    [InlineData("Prime Minister and Minister for Foreign Affairs", SpeakerOffices.Head)]
    [InlineData("President of the Council of Ministers", SpeakerOffices.Head)]
    [InlineData("Chairman of the Presidency", SpeakerOffices.Head)]
    [InlineData("Prince", SpeakerOffices.Head)]
    [InlineData("Crown Prince", SpeakerOffices.Other)]
    [InlineData("Vice-President", SpeakerOffices.Other)]
    [InlineData("President of the National Assembly", SpeakerOffices.Other)]
    [InlineData("Deputy Prime Minister", SpeakerOffices.Minister)]
    [InlineData("Minister for Foregn Affairs", SpeakerOffices.Minister)]
    [InlineData("Secretary of State", SpeakerOffices.Minister)]
    [InlineData("Under Secretary of State", SpeakerOffices.Other)]
    [InlineData("Minister, Deputy Permanent Representative of Bolivia", SpeakerOffices.Envoy)]
    [InlineData("Special Envoy of the President", SpeakerOffices.Envoy)]
    [InlineData("UN Representative", SpeakerOffices.Envoy)]
    [InlineData("Chair of the Delegation", SpeakerOffices.Envoy)]
    [InlineData("Ministry of Enterprise, Energy and Communications", SpeakerOffices.Other)]
    [InlineData("Journalist, The Diplomat", SpeakerOffices.Other)]
    [InlineData(" ", SpeakerOffices.Unknown)]
    [InlineData(null, SpeakerOffices.Unknown)]
    public void An_office_is_read_from_the_words_of_a_role(string? role, SpeakerOffices office) => Assert.Equal(office, SpeakerOffice.Of(role));

    [Theory]
    [InlineData("head, Minister", SpeakerOffices.Head | SpeakerOffices.Minister)]
    [InlineData("clerk", null)]
    [InlineData("3", null)]
    [InlineData(",", null)]
    public void Several_can_be_asked_for(string text, SpeakerOffices? offices) => Assert.Equal(offices, SpeakerOffice.Parse(text));
}
