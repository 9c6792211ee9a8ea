using System.Globalization;
using System.Xml.Linq;
using Bot.Content;
using QRCoder;

namespace Bot.Quizzes.Certificates;

/// <summary>Draws a certificate as SVG, in the proportions of a sheet of A4 on its side. Pure. Whatever is filled in is text to XML, never markup.</summary>
internal static class CertificateDrawing
{
    public const int Width = 1600;
    public const int Height = 1131;

    private const double Middle = Width / 2.0;
    private const string Green = "#1f6a40";
    private const string Gold = "#b08d3c";
    private const string Ink = "#23211c";
    private const string Soft = "#5b564b";
    private const string Serif = "'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', SimSun, Georgia, 'DejaVu Serif', serif";
    private const string Sans = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', Arial, 'DejaVu Sans', sans-serif";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Draw(CertificateFacts facts, Texts texts)
    {
        var (contest, size) = Contest(facts.Contest);
        var below = 640 + (contest.Count * 62);
        var picture = new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Width} {Height}"),
            new XAttribute("width", Width),
            new XAttribute("height", Height),
            new XAttribute(XNamespace.Xml + "lang", texts.Locale),
            Frame(),
            Emblem(),
            Title(texts),
            Name(facts.Name),
            Line(texts.Plain(TextKeys.CertificateLead), Middle, 592, 34, Soft),
            contest.Select((line, i) => Line(line, Middle, 668 + (i * 62), size, Green, Serif, bold: true)),
            Line(facts.Score, Middle, below + 52, Typesetting.Fit(facts.Score, 38, 1280), Ink),
            Line(texts.Plain(TextKeys.CertificatePraise), Middle, below + 112, 32, Soft),
            Proof(facts, texts),
            Signature(facts));
        return picture.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>Two lines, in smaller letters if it must be.</summary>
    private static (IReadOnlyList<string> Lines, double Size) Contest(string name)
    {
        const double width = 1240;
        const double usual = 52;
        const double small = 42;
        var size = Typesetting.Ems(name) <= 1.9 * width / usual ? usual : small;
        return (Typesetting.Wrap(name, width / size, lines: 2), size);
    }

    private static IEnumerable<XElement> Frame()
    {
        yield return Box(0, 0, "#fffdf7", "none", 0);
        yield return new(Svg + "circle", At("cx", Middle), At("cy", 560), At("r", 390), new XAttribute("fill", "#f6f1e1"), new XAttribute("opacity", "0.55"));
        yield return Box(34, 0, "none", Green, 10);
        yield return Box(56, 0, "none", Gold, 2);
        foreach (var (x, y, turn) in new[] { (56.0, 56.0, 0), (Width - 56.0, 56.0, 90), (Width - 56.0, Height - 56.0, 180), (56.0, Height - 56.0, 270) })
        {
            // A leaf in the upper corners, turned inwards; below stand the code and the signature.
            yield return new(Svg + "g",
                new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x} {y}) rotate({turn})")),
                turn > 90 ? null : new[] { Shape("M14 14 C70 14 104 44 112 104 C52 100 18 70 14 14Z", Gold), Shape("M14 14 C46 40 72 66 98 90", "none", "#fffdf7", 3) },
                turn > 90 ? Shape("M16 96 V16 H96", "none", Gold, 2) : Shape("M22 128 V60 M60 22 H128", "none", Gold, 2));
        }
    }

    private static XElement Emblem() => new(
        Svg + "g",
        new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({Middle} 156)")),
        new XElement(Svg + "circle", At("r", 54), new XAttribute("fill", Green)),
        new XElement(Svg + "circle", At("r", 47), new XAttribute("fill", "none"), new XAttribute("stroke", "#e4c979"), At("stroke-width", 2)),
        Shape("M0 34 V4", "none", "#fffdf7", 6),
        Shape("M-2 14 C-22 16 -34 5 -36 -16 C-16 -18 -3 -8 -2 14Z", "#fffdf7"),
        Shape("M2 4 C2 -16 15 -28 36 -27 C36 -7 24 5 2 4Z", "#e4c979"),
        Shape("M-560 0 H-84 M84 0 H560", "none", Gold, 2));

    private static IEnumerable<XElement> Title(Texts texts)
    {
        var title = texts.Plain(TextKeys.CertificateTitle);
        if (texts.Locale.StartsWith("zh", StringComparison.Ordinal) && title.Length <= 8)
        {
            // Set apart by hand: renderers do not agree on where letter-spacing puts the middle.
            for (var i = 0; i < title.Length; i++)
            {
                yield return Line(title[i].ToString(), Middle + ((i - ((title.Length - 1) / 2.0)) * 126), 322, 96, Green, Serif, bold: true);
            }
        }
        else
        {
            yield return Line(title, Middle, 322, Typesetting.Fit(title, 96, 1100), Green, Serif, bold: true);
        }

        yield return With(Line(texts.Plain(TextKeys.CertificateSubtitle), Middle, 374, 24, Gold), "letter-spacing", 10);
    }

    /// <summary>Without a name the line is left blank, as on a form.</summary>
    private static IEnumerable<XElement> Name(string name)
    {
        var width = Math.Clamp((Typesetting.Ems(name) * 78) + 120, 520, 1240);
        yield return Shape(string.Create(CultureInfo.InvariantCulture, $"M{Middle - (width / 2)} 524 H{Middle + (width / 2)}"), "none", Gold, 2);
        if (name.Length > 0)
        {
            yield return Line(name, Middle, 498, Typesetting.Fit(name, 78, 1200), Ink, Serif, bold: true);
        }
    }

    /// <summary>Bottom left: the code to scan, the number, the address.</summary>
    private static IEnumerable<XElement> Proof(CertificateFacts facts, Texts texts)
    {
        const double side = 156;
        const double x = 116;
        const double y = Height - 116 - side;
        using var code = QRCodeGenerator.GenerateQrCode(facts.Address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var dark = from row in Enumerable.Range(0, rows.Count) from column in Enumerable.Range(0, rows.Count) where rows[row][column] select string.Create(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        yield return new(Svg + "rect", At("x", x), At("y", y), At("width", side), At("height", side), new XAttribute("fill", "#ffffff"));
        yield return new(Svg + "path",
            new XAttribute("transform", string.Create(CultureInfo.InvariantCulture, $"translate({x} {y}) scale({side / rows.Count:0.####})")),
            new XAttribute("shape-rendering", "crispEdges"),
            new XAttribute("fill", "#000000"),
            new XAttribute("d", string.Concat(dark)));
        yield return Left(texts.Plain(TextKeys.CertificateScan), x + side + 24, y + 50, 26, Ink);
        yield return Left(texts.Plain(TextKeys.CertificateNumber, ("serial", facts.Serial)), x + side + 24, y + 92, 24, Soft);
        var host = Uri.TryCreate(facts.Address, UriKind.Absolute, out var address) ? address.Authority : facts.Address;
        yield return Left(host, x + side + 24, y + 130, Typesetting.Fit(host, 22, 460), Soft);
    }

    /// <summary>Bottom right: who gives it, and when.</summary>
    private static IEnumerable<XElement> Signature(CertificateFacts facts)
    {
        const double right = Width - 132;
        if (facts.Issuer is { } issuer)
        {
            yield return End(Line(issuer, right, 946, Typesetting.Fit(issuer, 36, 680), Ink, Serif, bold: true));
        }

        yield return End(Line(facts.Day, right, 1000, 30, Soft));
    }

    private static XElement Line(string text, double x, double y, double size, string colour, string family = Sans, bool bold = false) => new(
        Svg + "text",
        At("x", x),
        At("y", y),
        At("font-size", Math.Round(size, 1)),
        new XAttribute("font-family", family),
        bold ? new XAttribute("font-weight", "bold") : null,
        new XAttribute("text-anchor", "middle"),
        new XAttribute("fill", colour),
        text);

    private static XElement Left(string text, double x, double y, double size, string colour) => With(Line(text, x, y, size, colour), "text-anchor", "start");

    private static XElement End(XElement line) => With(line, "text-anchor", "end");

    private static XElement With(XElement element, string name, object value)
    {
        element.SetAttributeValue(name, value);
        return element;
    }

    private static XElement Box(double inset, double round, string fill, string stroke, double width) => new(
        Svg + "rect", At("x", inset), At("y", inset), At("width", Width - (2 * inset)), At("height", Height - (2 * inset)), At("rx", round),
        new XAttribute("fill", fill), new XAttribute("stroke", stroke), At("stroke-width", width));

    private static XElement Shape(string path, string fill, string stroke = "none", double width = 0) => new(
        Svg + "path", new XAttribute("d", path), new XAttribute("fill", fill), new XAttribute("stroke", stroke), At("stroke-width", width), new XAttribute("stroke-linecap", "round"));

    private static XAttribute At(string name, double value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
