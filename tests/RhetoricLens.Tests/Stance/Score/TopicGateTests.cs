using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class TopicGateTests
{
    [Theory]
    [InlineData("The Internet must remain open.")]
    [InlineData("Sovereignty applies in cyberspace.")]
    [InlineData("ICTs are a driver of growth.")]
    [InlineData("La souveraineté numérique est un droit.")]
    [InlineData("Gobernanza de la sociedad de la información para todos.")]
    [InlineData("Государства обеспечивают информационную безопасность.")]
    [InlineData("尊重网络主权是前提。")]
    [InlineData("نؤكد السيادة في الفضاء السيبراني.")]
    [InlineData("A soberania digital é um princípio.")]
    [InlineData("Das Netz braucht Datenschutzregeln.")]
    public void Talk_of_the_Internet_passes(string passage) => Assert.True(TopicGate.IsOnTopic(passage));

    [Theory]
    [InlineData("The multilateral trading system must be preserved.")]
    [InlineData("We need a new world information order for the news agencies of the South.")]
    [InlineData("All stakeholders in health should act.")]
    [InlineData("Мы выступаем за мир и безопасность.")]
    [InlineData("维护世界和平与安全。")]
    [InlineData("")]
    public void Other_talk_does_not(string passage) => Assert.False(TopicGate.IsOnTopic(passage));

    [Theory]
    [InlineData("Our data are sound.", false)]
    [InlineData("Our data, and again our data.", false)]
    [InlineData("Our data cross their networks.", true)]
    public void Hints_count_when_two_differ(string passage, bool expected) => Assert.Equal(expected, TopicGate.IsOnTopic(passage));

    [Fact]
    public void No_term_stands_in_the_list_as_a_fragment()
    {
        Assert.All(TopicGate.Terms, term => Assert.True(TopicGate.IsOnTopic(term.Replace("*", "", StringComparison.Ordinal) + " data network"), term));
        Assert.Equal(64, TopicGate.Sha256.Length);
    }
}
