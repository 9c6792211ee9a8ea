using System.Globalization;
using Bot.Staff.Web;

namespace Bot.Staff.Looking;

/// <summary>A bar chart drawn on the server, with the same numbers in a table beside it.</summary>
internal static class Chart
{
    // In units of the drawing: on a phone each is a little less than a pixel.
    private const int Width = 420;
    private const int RowHeight = 46;
    private const int NumberWidth = 80;

    /// <param name="title">What it shows.</param>
    /// <param name="tableName">What opens the table.</param>
    /// <param name="nameHead">What a row is.</param>
    /// <param name="numberHead">What its number is.</param>
    /// <param name="rows">The rows.</param>
    public static Html Bars(string title, string tableName, string nameHead, string numberHead, IReadOnlyList<(string Name, long Number)> rows)
    {
        if (rows.Count == 0)
        {
            return Html.Nothing;
        }

        var most = Math.Max(1, rows.Max(r => r.Number));
        var bars = Html.Each(rows.Index(), r => Bar(r.Index, r.Item.Name, r.Item.Number, most));
        return Html.Of($"""
            <section><h2>{title}</h2>
            <svg class="chart" role="img" aria-label="{title}" viewBox="0 0 {Width} {rows.Count * RowHeight}">{bars}</svg>
            <details><summary>{tableName}</summary><table><thead><tr><th>{nameHead}</th><th class="num">{numberHead}</th></tr></thead>
            <tbody>{Html.Each(rows, r => Html.Of($"""<tr><td>{r.Name}</td><td class="num">{Visit.Number(r.Number)}</td></tr>"""))}</tbody></table></details></section>
            """);
    }

    private static Html Bar(int index, string name, long number, long most)
    {
        var y = index * RowHeight;
        var length = (Width - NumberWidth) * (double)number / most;
        return Html.Of($"""
            <text x="0" y="{y + 16}">{name}</text><rect x="0" y="{y + 22}" width="{length.ToString("0.#", CultureInfo.InvariantCulture)}" height="16" rx="3"></rect>
            <text x="{(length + 6).ToString("0.#", CultureInfo.InvariantCulture)}" y="{y + 36}">{Visit.Number(number)}</text>
            """);
    }
}
