using System.Globalization;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Tells tables of data from tables that only lay a page out.</summary>
internal static class DataTables
{
    public static bool IsData(ContentNode table)
    {
        if (table.Attribute("role") == "presentation" || table.Attribute("datatable") == "0")
            return false;
        if (!string.IsNullOrEmpty(table.Attribute("summary")) || table.Below(IsSign).Count > 0)
            return true;
        if (table.Below(node => node.Tag == "table").Count > 0)
            return false;
        var (rows, columns) = Size(table);
        return rows > 1 && columns > 1 && (rows >= 10 || columns > 4 || rows * columns > 10);
    }

    private static bool IsSign(ContentNode node) =>
        node.Tag is "col" or "colgroup" or "tfoot" or "thead" or "th" || (node.Tag == "caption" && node.First is not null);

    private static (int Rows, int Columns) Size(ContentNode table)
    {
        var rows = table.Below(node => node.Tag == "tr");
        var columns = rows.Count == 0 ? 0 : rows.Max(row => row.Below(node => node.Tag == "td").Sum(cell => Span(cell, "colspan")));
        return (rows.Sum(row => Span(row, "rowspan")), columns);
    }

    private static int Span(ContentNode node, string name) =>
        int.TryParse(node.Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span is > 0 and < 1000 ? span : 1;
}
