using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>What pages write around their texts, in the languages of most of the pages that states publish.</summary>
internal static partial class NotePatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string Networks = "facebook|twitter|x|whatsapp|reddit|linkedin|pinterest|flipboard|pocket|telegram|messenger|instagram|youtube|tumblr|vk|weibo|copy link|share|tweet|submit|email|print";

    private const string Sharing =
        "share( (this|on|via|it).{0,30})?|tweet( this)?|pin( it)?|e-?mail( this)?|print( this.{0,12})?|save|\\d* ?shares?|sharing is caring!?|like this|copy link|link copied!?"
        + "|compart(ir|ilhar|e).{0,20}|partager.{0,20}|teilen|condividi.{0,20}|поделиться.{0,20}|分享.{0,8}|imprimir|imprimer|drucken|stampa|печать|打印";

    private const string Comments =
        "comments?( \\(?\\d+\\)?)?|\\d+ comments?|(post|leave|add|show|view) (a |all )?comments?.{0,12}|comentarios|comentários|commentaires|kommentare|commenti|комментарии";

    private const string Advertising = "advertisement|adverts?|sponsored( content)?|publici(dad|dade|té)|anzeige|werbung|pubblicità|реклама|广告";

    private const string Moving =
        "sign (in|up)|log ?in|subscribe( now)?|follow us.{0,40}|skip to .{0,30}|jump to .{0,20}|back to top|top|(show|load|view|read|see) (more|less|all)|click here.{0,40}|close|(like )?loading( content)?"
        + "|(previous|next) (article|post|story)|read next|up next|play( video)?|listen( to (this )?(article|story))?|enlarge( this)?( image)?|(image|photo|slide)? ?\\d+ (of|/) ?/? ?\\d+|caption|\\d+ min(ute)?s?\\.? read";

    private const string Parts =
        "table of contents|in this (article|story)|contents|related( (articles?|posts?|stories|content|topics|reading|links))?|you (may|might) also (like|enjoy)|recommended( (reading|for you|stories|articles))?"
        + "|more from .{0,40}|most (read|popular).{0,20}|trending( now)?|latest( news)?|popular|highlights";

    private const string Months = @"\p{L}{3,9}\.?";

    /// <summary>The heading of other articles.</summary>
    [GeneratedRegex(@"^\W*(our |the |see |read |explore |view |browse |check out )?(latest|more|related|recommended|popular|trending|recent|similar|further|featured|other|keep|don['’]t miss|you (may|might)|most (read|popular)|read next|up next)\b.{0,40}$", Options, 1000)]
    public static partial Regex OtherArticles();

    /// <summary>Asks for an address to write to.</summary>
    [GeneratedRegex(@"\b(sign(ing)? up|subscri(be|bing)|get|delivered|join|receive|enter your)\b.{0,120}\b(newsletters?|inbox|e-?mail (list|updates|address)|mailing list)\b|\bnewsletters?\b.{0,80}\b(sign up|subscribe|inbox)\b", Options, 1000)]
    public static partial Regex Newsletter();

    /// <summary>Points to another page, when it is mostly a link.</summary>
    [GeneratedRegex(
        @"^\W*(related|read (more|also|next|now|this|full|the)|see (also|more)|also (read|see)|more (on|from|in|about|stories)|don['’]t miss|recommended|you (may|might) (also )?(like|enjoy)|up next|next up|watch|listen|must read|trending"
        + "|click here|learn more|view (all|more)|sign up|subscribe|find out more|check out|download|get|join|follow|leia (também|mais)|veja (também|mais)|lea (también|más)|ver más|lire (aussi|la suite)|à lire( aussi)?|voir aussi"
        + @"|lesen sie (auch|mehr)|mehr (zum thema|lesen|dazu)|leggi (anche|tutto)|читайте (также|ещё)|подробнее|смотрите также|по теме|延伸阅读|相关(阅读|新闻|文章))\b", Options, 1000)]
    public static partial Regex Pointer();

    /// <summary>A control of the page or the name of one of its parts, and nothing else.</summary>
    [GeneratedRegex(@"^\W*(" + Advertising + "|" + Sharing + "|" + Comments + "|" + Moving + "|" + Parts + "|((" + Networks + @")\W*)+)\W*$", Options, 1000)]
    public static partial Regex Control();

    /// <summary>Whose picture it is.</summary>
    [GeneratedRegex(
        @"^\W*((photo|image|picture|photograph|video|illustration|foto|fotos|bild|фото|图片?|圖|crédit|crédito|credito)s?( credit)?( by\b|\s*[:：/])|credit:|file photo\b|source: getty).*|(©|\(c\)|copyright\b).{0,80}"
        + @"|\b(getty images|shutterstock|istock(photo)?|afp|reuters|ap photo|epa|unsplash|pexels|alamy)\W*$|\((image|photo|picture|pic|credit|photo credit|image credit)s?:[^)]{1,60}\)\W*$", Options, 1000)]
    public static partial Regex Credit();

    /// <summary>When it appeared, who wrote it, what it is filed under.</summary>
    [GeneratedRegex(
        @"^\W*((first )?(published|updated|posted|last (updated|modified|reviewed)|modified|reviewed|written|edited|medically reviewed|filed under|tags?|categor(y|ies)|topics?|publicado|publié|veröffentlicht|pubblicato|aktualisiert"
        + @"|actualizado|atualizado|mis à jour|опубликовано|обновлено|etiquetas|mots[- ]clés|schlagwörter|теги)\b( on| by| in| at)?\W.{0,90}|by\W.{0,60}|by|\d{1,2}:\d{2}.{0,30}|\d+ (minutes?|hours?|days?|weeks?|months?|years?) ago|all rights reserved.*)$", Options, 1000)]
    public static partial Regex Stamp();

    /// <summary>A date, with a weekday and a time of day when it has them.</summary>
    [GeneratedRegex(
        @"^\W*(\p{L}+(-feira|day|di|tag|dag|es|o)\.?,? |\p{L}{2,3}\.?,? )?(" + Months + @" \d{1,2}(st|nd|rd|th)?|\d{1,2}\.? (de )?" + Months + @"),? (de )?\d{4}(?<time>\W.{0,4}\d{1,2}[:.h]\d{2}.{0,20})?\W*$"
        + @"|^\W*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?<time>\W.{0,4}\d{1,2}[:.h]\d{2}.{0,20})?\W*$", Options, 1000)]
    public static partial Regex Date();

    /// <summary>Who wrote or edited it, and how to hear more of them.</summary>
    [GeneratedRegex(
        @"^(?i:(reporting|editing|writing|additional reporting|compiled|with reporting) (and \w+ )?by)\b"
        + @"|^(\p{Lu}\S* ){1,4}((is|was|are) (an? |the |also |currently |based )?.{0,80}\b(writer|copywriter|reporter|editor|journalist|correspondent|blogger|columnist|contributor|freelancer?)\b"
        + @"|(writes|reports) (about|for|on|from)\b|has (been writing|(written|worked) (about|for|at|as))\b|(covers|specializes in)\b)"
        + @"|^(?i:follow (him|her|them|\S+ \S+) (on|@)|(about|meet) the author|(have|got) a (tip|story)|all rights reserved|copyright|©|this (document|article|material) is subject to copyright|citation:|sign up (for|to)|subscribe to|get the latest|for more |.{0,30}\b(comments|comentários|comentarios|commentaires|kommentare)\b.{0,120}\b(moderat|moderad|moderier|modér|closed|geschlossen))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex AuthorsLife();
}
