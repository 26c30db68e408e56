using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class SentenceSplitterTests
{
    /// <summary>Sentences are separated by <c>|</c>; the splitter gets them joined by a space.</summary>
    [Theory]
    [InlineData("The network is shared.|Nobody owns it.")]
    [InlineData("Is this sovereignty?|No!|It is fear.")]
    [InlineData("Mr. Chairman, H.E. Dr. Ada Obi spoke first.|We listened.")]
    [InlineData("The work of the U.N. Secretariat goes on.|We praise it.")]
    [InlineData("We trust the U.N.|The rest follows.")]
    [InlineData("It was settled in the U.S. Congress, e.g. in 1996, i.e. before us.|Then it spread.")]
    [InlineData("J. F. Kennedy and T. S. Eliot never sent mail.|We do.")]
    [InlineData("See Art. 5 and No. 12, pp. 3-4, para. 17 of the text.|It binds us.")]
    [InlineData("The answer is no.|We shall say so.")]
    [InlineData("Resolution A/RES/57/239, Rev. 1, was adopted.|It stands.")]
    [InlineData("12. The Committee recalls its mandate.|13. It renews it.")]
    [InlineData("3.1. States shall cooperate.|3.2. They shall not spy.")]
    [InlineData("(a) Access for all.|(b) Rules for none.")]
    [InlineData("It is agreed in para. (a) and (b) of the text.|(iii) No state shall object.")]
    [InlineData("The rule of C. I. Lee is this.|Keep the net open.")]
    [InlineData("See Smith et al. (2015) on this.|They err.")]
    [InlineData("They met in St. Petersburg, Gen. Lee vs. Col. Day.|Both left.")]
    [InlineData("IV. The way forward is open.|Let us take it.")]
    [InlineData("Growth was 3.5 per cent on 12.06.2017 at 10.30 a.m. in Geneva.|It fell later.")]
    [InlineData("We hoped ... and waited.|Nothing came…|Then the vote was called.")]
    [InlineData("He said: “We reject control.”|Others agreed.")]
    [InlineData("She asked, \"Who rules?\"|Silence.")]
    [InlineData("“Who rules?” he asked.|Nobody knew.")]
    [InlineData("(This was agreed in Tunis.)|It holds.")]
    [InlineData("Visit www.example.org/a.b?c=d for more.|Write to us.")]
    [InlineData("Yahoo! and others came; all of them spoke.|They left.")]
    [InlineData("This was true in 2014.|Now it is not.")]
    [InlineData("Smith vs. Jones was heard; cf. the annex, etc. and so on.|It ended.")]
    public void English(string expected) => Check(expected);

    [Theory]
    [InlineData("M. Dupont et Mme Durand sont venus.|Ils ont parlé.")]
    [InlineData("L'art. 12 s'applique, p. ex. aux données.|C'est clair.")]
    [InlineData("« Qui gouverne ? »|Personne ne le sait.")]
    [InlineData("Il a dit : « Non. »|Nous disons oui.")]
    [InlineData("Est-ce possible ?|Oui !|Nous le croyons.")]
    public void French(string expected) => Check(expected);

    [Theory]
    [InlineData("El Sr. García y la Sra. Ruiz viven en EE. UU. desde 1990.|Están bien.")]
    [InlineData("¿Quién manda?|¡Nadie!|Así debe ser.")]
    [InlineData("Véase la pág. 7 y el núm. 3 del texto.|Es breve.")]
    public void Spanish(string expected) => Check(expected);

    [Theory]
    [InlineData("В 2014 г. мы приняли закон.|Он действует.")]
    [InlineData("В. В. Путин и С. В. Лавров выступили.|Их слушали.")]
    [InlineData("Это касается сетей, т.е. всех нас, и т.д. и т.п. до конца.|Мы согласны.")]
    [InlineData("Он работает в университете им. Ломоносова.|Там тихо.")]
    [InlineData("Согласно ст. 5 и п. 3 закона это запрещено.|Почему?|Так решили.")]
    [InlineData("«Кто управляет сетью?» — спросил он.|Все молчали.")]
    [InlineData("Он сказал: «Нет».|Мы ушли.")]
    public void Russian(string expected) => Check(expected);

    [Theory]
    [InlineData("Dr. Müller sagt z.B. nichts.|Wir schon.")]
    [InlineData("Am 3. Oktober gilt Nr. 7 des Gesetzes.|Danach nicht.")]
    public void German(string expected) => Check(expected);

    [Theory]
    [InlineData("网络空间不是法外之地。|各国有权自主选择发展道路！|这是为什么？|因为主权平等。")]
    [InlineData("他说：“我们反对网络霸权。”|大家同意。")]
    [InlineData("他说：「網路屬於大家。」|沒有人反對。")]
    [InlineData("第一，尊重主权；第二，维护和平；第三，开放合作。|第四，共治。")]
    [InlineData("增长了3.5%，很好。|谢谢。")]
    [InlineData("インターネットは開かれている。|誰のものでもない！")]
    public void Chinese_and_Japanese_need_no_space(string expected) => Check(expected, separator: "");

    [Theory]
    [InlineData("هل الإنترنت ملك للدول؟|لا.|إنه ملك للجميع.")]
    [InlineData("نرفض الرقابة!|نريد شبكة مفتوحة.")]
    public void Arabic(string expected) => Check(expected);

    [Theory]
    [InlineData("انٹرنیٹ سب کا ہے۔|یہ کھلا ہے۔")]
    [InlineData("इंटरनेट सबका है।|यह खुला है।")]
    public void Urdu_and_Hindi(string expected) => Check(expected);

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Blank_text_has_no_sentence(string text) => Assert.Empty(SentenceSplitter.Split(text));

    [Theory]
    [InlineData("...")]
    [InlineData("no stop at all")]
    [InlineData(".")]
    [InlineData("”.")]
    public void What_has_no_boundary_is_one_sentence(string text) =>
        Assert.Equal(text, Assert.Single(SentenceSplitter.Split(text).Select(span => text[span.Start..span.End])));

    private static void Check(string expected, string separator = " ")
    {
        var sentences = expected.Split('|');
        var text = string.Join(separator, sentences);
        Assert.Equal(sentences, SentenceSplitter.Split(text).Select(span => text[span.Start..span.End]));
    }
}
