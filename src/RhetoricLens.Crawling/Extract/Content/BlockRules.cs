using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Drops single blocks of an article that what they say, or where they stand, shows to be no text of it.</summary>
internal static partial class BlockRules
{
    private const int LongestNote = 30;

    public static IReadOnlyList<TextBlock> Keep(IReadOnlyList<TextBlock> blocks)
    {
        var first = 0;
        while (first < blocks.Count && !IsReal(blocks[first]))
            first++;
        if (first == blocks.Count)
            return blocks;
        var last = blocks.Count - 1;
        while (last > first && !IsReal(blocks[last]))
            last--;
        var kept = new List<TextBlock>();
        var end = blocks.Count;
        for (var i = last + 1; i < end; i++)
        {
            if (Others().IsMatch(blocks[i].Text) && 5 * Length(blocks, i) < Length(blocks, 0))
                end = i;
        }
        for (var i = 0; i < end; i++)
        {
            if (!IsNote(blocks[i], i < first, i > last) && !IsBio(blocks[i], blocks.Count - i))
                kept.Add(blocks[i]);
        }
        return kept;
    }

    private static int Length(IReadOnlyList<TextBlock> blocks, int from) => blocks.Skip(from).Sum(block => block.Text.Length);

    private static bool IsReal(TextBlock block) => block.Text.Length >= 80 && LinkShare(block) < 0.3;

    private static bool IsNote(TextBlock block, bool isBefore, bool isAfter)
    {
        var words = block.Text.Count(' ') + 1;
        if (IsSpoken(block))
            return false;
        if (words <= 45 && block.Node.Tag is not ("pre" or "td") && Newsletter().IsMatch(block.Text))
            return true;
        if (words > LongestNote || block.Node.Tag is "pre" or "td" or "th" || block.Node.IsIn("blockquote"))
            return false;
        var links = LinkShare(block);
        if (links > 0.5 && Pointer().IsMatch(block.Text))
            return true;
        if (links > 0.7 && words >= 5 && block.Node.Tag == "p" && !block.Text.Any(char.IsLower))
            return true;
        if (Control().IsMatch(block.Text) || Credit().IsMatch(block.Text))
            return true;
        if (isBefore || isAfter)
            return Stamp().IsMatch(block.Text) || (links > 0.7 && (isAfter || (words <= 12 && block.Node.Tag != "li")));
        return false;
    }

    /// <summary>Begins with a bold label and a colon, as each contribution to a transcript does.</summary>
    private static bool IsSpoken(TextBlock block) =>
        block.LinkChars == 0 && block.Label is { } label && (label.EndsWith(':') || block.Text.AsSpan(Math.Min(label.Length, block.Text.Length)).TrimStart().StartsWith(":"));

    private static bool IsBio(TextBlock block, int toEnd) => toEnd <= 3 && Bio().IsMatch(block.Text);

    private static double LinkShare(TextBlock block) => (double)block.LinkChars / Math.Max(1, block.Text.Length - block.Text.Count(' '));

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The heading of other articles, after the last paragraph of this one.</summary>
    [GeneratedRegex(@"^\W*(our |the |see |read |explore |view |browse |check out )?(latest|more|related|recommended|popular|trending|recent|similar|further|featured|other|keep|don['’]t miss|you (may|might)|most (read|popular)|read next|up next)\b.{0,40}$", Options, 1000)]
    private static partial Regex Others();

    /// <summary>Asks to be written to.</summary>
    [GeneratedRegex(@"\b(sign(ing)? up|subscri(be|bing)|get|delivered|join|receive|enter your)\b.{0,120}\b(newsletters?|inbox|e-?mail (list|updates|address)|mailing list)\b|\bnewsletters?\b.{0,80}\b(sign up|subscribe|inbox)\b", Options, 1000)]
    private static partial Regex Newsletter();

    /// <summary>Points to another page.</summary>
    [GeneratedRegex(@"^\W*(related|read (more|also|next|now|this|full|the)|see (also|more)|also (read|see)|more (on|from|in|about|stories)|don['’]t miss|recommended|you (may|might) (also )?(like|enjoy)|up next|next up|watch|listen|must read|trending|click here|learn more|view (all|more)|sign up|subscribe|find out more|check out|download|get|join|follow|leia (também|mais)|veja (também|mais)|lea (también|más)|ver más|lire (aussi|la suite)|à lire( aussi)?|voir aussi|lesen sie (auch|mehr)|mehr (zum thema|lesen|dazu)|leggi (anche|tutto)|читайте (также|ещё)|подробнее|смотрите также|по теме|延伸阅读|相关(阅读|新闻|文章))\b", Options, 1000)]
    private static partial Regex Pointer();

    /// <summary>A control of the page or the name of one of its parts, and nothing else.</summary>
    [GeneratedRegex(@"^\W*(advertisement|publici(dad|dade|té)|anzeige|werbung|pubblicità|реклама|广告|compart(ir|ilhar|e).{0,20}|partager.{0,20}|teilen|condividi.{0,20}|поделиться.{0,20}|分享.{0,8}|comentarios|comentários|commentaires|kommentare|commenti|комментарии|imprimir|imprimer|drucken|stampa|печать|打印|sponsored( content)?|share( (this|on|via|it).{0,30})?|tweet( this)?|pin( it)?|e-?mail( this)?|print( this.{0,12})?|save|comments?( \(?\d+\)?)?|\d+ comments?|(post|leave|add|show|view) (a |all )?comments?.{0,12}|sign (in|up)|log ?in|subscribe( now)?|follow us.{0,40}|skip to .{0,30}|jump to .{0,20}|back to top|top|(show|load|view|read|see) (more|less|all)|click here.{0,40}|(image|photo|slide)? ?\d+ (of|/) ?/? ?\d+|caption|close|copy link|link copied!?|table of contents|in this (article|story)|contents|related( (articles?|posts?|stories|content|topics|reading|links))?:?|you (may|might) also (like|enjoy):?|recommended( (reading|for you|stories|articles))?:?|more from .{0,40}|most (read|popular).{0,20}|trending( now)?|latest( news)?|popular|highlights|adverts?|((facebook|twitter|x|whatsapp|reddit|linkedin|pinterest|flipboard|pocket|telegram|messenger|instagram|youtube|tumblr|copy link|share|tweet|submit|email|print)\W*)+|\d* ?shares?|sharing is caring!?|share this:?|like this:?|(like )?loading( content)?\W*|read next|up next|enlarge( this)?( image)?|play( video)?|listen( to (this )?(article|story))?|(previous|next) (article|post|story)|\d+ min(ute)?s?\.? read)\W*$", Options, 1000)]
    private static partial Regex Control();

    /// <summary>Whose picture it is.</summary>
    [GeneratedRegex(@"^\W*((photo|image|picture|photograph|video|illustration|foto|fotos|bild|фото|图片?|圖|crédit|crédito|credito)s?( credit)?( by\b|\s*[:：/])|credit:|file photo\b|source: getty).*|(©|\(c\)|copyright\b).{0,80}|\b(getty images|shutterstock|istock(photo)?|afp|reuters|ap photo|epa|unsplash|pexels|alamy)\W*$|\((image|photo|picture|pic|credit|photo credit|image credit)s?:[^)]{1,60}\)\W*$", Options, 1000)]
    private static partial Regex Credit();

    /// <summary>When and by whom.</summary>
    [GeneratedRegex(@"^\W*((first )?(published|updated|posted|last (updated|modified|reviewed)|modified|reviewed|written|edited|medically reviewed|filed under|tags?|categor(y|ies)|topics?|publicado|publié|veröffentlicht|pubblicato|aktualisiert|actualizado|atualizado|mis à jour|опубликовано|обновлено|etiquetas|mots[- ]clés|schlagwörter|теги)\b( on| by| in| at)?\W.{0,90}|by\W.{0,60}|by|([\p{L}-]{2,15}\.?,? )?(\w{3,9}\.? \d{1,2}(st|nd|rd|th)?|\d{1,2}\.? (de )?\w{3,9}\.?),? (de )?\d{4}(\W.{0,30})?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(\W.{0,40})?|\d{1,2}:\d{2}.{0,30}|\d+ (minutes?|hours?|days?|weeks?|months?|years?) ago|all rights reserved.*)$", Options, 1000)]
    private static partial Regex Stamp();

    /// <summary>Who wrote it, at the end.</summary>
    [GeneratedRegex(@"^(?i:(reporting|editing|writing|additional reporting|compiled|with reporting) (and \w+ )?by)\b|^(\p{Lu}\S* ){1,4}((is|was|are) (an? |the |also |currently |based )?.{0,80}\b(writer|reporter|editor|journalist|author|correspondent|blogger|columnist|contributor|freelancer?|producer|founder|expert|specialist|professor|consultant|attorney|analyst|strategist|marketer)\b|(covers|writes|has (written|worked|been writing)|joined|specializes|reports)\b)|^(?i:follow (him|her|them|\S+ \S+) (on|@)|(about|meet) the author|(have|got) a (tip|story)|all rights reserved|copyright|©|sign up (for|to)|subscribe to|get the latest|for more )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bio();
}
