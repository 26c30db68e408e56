using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract;

/// <summary>Character sets, by texts of our own in each.</summary>
public sealed class PageDecoderTests
{
    private const string Russian = "Государство несёт ответственность за развитие сети на своей территории, и только договор между государствами может установить общие правила. Наша делегация предлагает начать переговоры в следующем году и просит секретариат подготовить записку.";
    private const string Chinese = "各国政府应当在互联网治理中发挥主导作用，国际社会应当尊重各国的网络主权。我们建议在联合国框架内开展谈判，制定各方普遍接受的规则，并请秘书处在下届会议之前提交报告。";
    private const string Japanese = "インターネットの管理は、政府だけでなく、企業や市民社会、技術者が共に担うべきである。我が国の代表団は、この原則を次の会合でも支持し、事務局に報告書の作成を求める。";
    private const string Korean = "인터넷 거버넌스는 정부와 기업, 시민사회가 함께 참여하는 방식으로 이루어져야 한다. 우리 대표단은 다음 회의에서도 이 원칙을 지지할 것이며 사무국에 보고서를 요청한다.";
    private const string French = "Le gouvernement français défend une gouvernance équilibrée de l'Internet, où les États, les entreprises et la société civile sont associés. La délégation a été invitée à présenter une synthèse à la prochaine réunion, où elle répétera cette idée.";
    private const string Polish = "Rząd uważa, że zarządzanie siecią należy do wszystkich zainteresowanych: państw, przedsiębiorstw i społeczeństwa. Delegacja będzie się domagać, aby następne spotkanie odbyło się wcześniej, i prosi o przygotowanie sprawozdania.";
    private const string Greek = "Η κυβέρνηση θεωρεί ότι η διακυβέρνηση του διαδικτύου ανήκει σε όλους, στα κράτη, στις επιχειρήσεις και στην κοινωνία των πολιτών. Η αντιπροσωπεία θα υποστηρίξει την ίδια θέση στην επόμενη συνεδρίαση και ζητεί έκθεση από τη γραμματεία.";
    private const string Arabic = "ترى الحكومة أن إدارة الإنترنت مسؤولية مشتركة بين الدول والشركات والمجتمع المدني، وتدعو إلى عقد اجتماع جديد في العام المقبل، وتطلب من الأمانة إعداد تقرير عن النتائج التي توصلت إليها الوفود في هذه الدورة.";

    static PageDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, string> Undeclared => new()
    {
        { "windows-1251", Russian }, { "koi8-r", Russian }, { "iso-8859-5", Russian }, { "gb18030", Chinese }, { "shift_jis", Japanese }, { "euc-jp", Japanese }, { "euc-kr", Korean }, { "big5", "互聯網治理應當由各國政府、企業與公民社會共同參與，我們建議在聯合國框架內展開談判，並請秘書處提交報告。下次會議將討論這個問題，各國代表團可以在會議之前提出書面意見，秘書處將把意見匯編成文件，分發給所有會員國和觀察員。" },
        { "windows-1252", French }, { "iso-8859-2", Polish }, { "windows-1253", Greek }, { "windows-1256", Arabic }, { "utf-8", Russian }, { "utf-16", Russian }, { "utf-16BE", French },
    };

    private static string? Text(byte[] bytes, string? charset = null) =>
        PageExtractor.Extract(Pages.Body(bytes, charset: charset), Pages.Source()) is PageContent.Article article ? article.Document.Text : null;

    private static byte[] Page(string text, string encoding, string head = "") =>
        Encoding.GetEncoding(encoding).GetBytes($"<!doctype html><html><head>{head}<title>x</title></head><body><main><article><p class=\"text body\">{text}</p></article></main></body></html>");

    [Theory]
    [MemberData(nameof(Undeclared))]
    public void A_page_that_names_no_character_set_is_read_by_its_letters(string encoding, string text) => Assert.Equal(text, Text(Page(text, encoding)));

    [Theory]
    [MemberData(nameof(Undeclared))]
    public void What_the_server_names_is_used(string encoding, string text) => Assert.Equal(text, Text(Page(text, encoding), encoding));

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("gb2312", Chinese)]
    public void What_the_page_names_is_used(string encoding, string text) => Assert.Equal(text, Text(Page(text, encoding, $"<meta charset=\"{encoding}\">")));

    [Theory]
    [InlineData("iso-8859-1", "windows-1251", Russian)]
    [InlineData("utf-8", "windows-1251", Russian)]
    [InlineData("iso-8859-1", "utf-8", Russian)]
    [InlineData("windows-1251", "utf-8", Russian)]
    [InlineData("utf-8", "shift_jis", Japanese)]
    [InlineData("utf-8", "windows-1252", French)]
    [InlineData("windows-1252", "utf-8", French)]
    [InlineData("no-such-set", "windows-1251", Russian)]
    public void A_character_set_in_which_the_bytes_have_faults_loses_against_the_letters(string lie, string truth, string text) => Assert.Equal(text, Text(Page(text, truth), lie));

    [Fact]
    public void A_mark_at_the_beginning_beats_every_name() => Assert.Equal(Russian, Text([0xEF, 0xBB, 0xBF, .. Page(Russian, "utf-8")], "windows-1251"));

    [Fact]
    public void A_broken_character_in_a_declared_page_does_not_change_its_set()
    {
        var bytes = Page(string.Concat(Enumerable.Repeat(Russian + " ", 4)), "utf-8");
        var broken = Array.LastIndexOf(bytes, (byte)0xD0);
        bytes[broken] = 0xFF;
        Assert.StartsWith(Russian[..100], Text(bytes, "utf-8"));
    }

    [Fact]
    public void A_typographic_sign_in_a_page_declared_as_latin_one_is_what_browsers_show() => Assert.Contains("l’Internet", Text(Page(French.Replace('\'', '’'), "windows-1252"), "iso-8859-1"));

    [Fact]
    public void Direction_overrides_and_nulls_are_taken_out()
    {
        var text = Text(Page("The \u202Edelegation\u202C " + Pages.Filler + "\0", "utf-8"));
        Assert.StartsWith("The delegation", text);
        Assert.DoesNotContain(text!, c => char.IsControl(c) || c == '\u202E');
    }

    [Fact]
    public void Bytes_of_no_character_set_are_refused()
    {
        var noise = new byte[4_000];
        new Random(5).NextBytes(noise);
        Assert.Equal(FetchOutcome.Undecodable, Pages.Refused(Pages.Body(noise, charset: null)).Outcome);
    }
}
