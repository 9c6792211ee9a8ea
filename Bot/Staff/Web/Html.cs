using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Bot.Messaging;

namespace Bot.Staff.Web;

/// <summary>Markup that is safe to send. The only way to get some is <see cref="Of"/>, which escapes whatever is filled into it that is not markup itself.</summary>
internal readonly record struct Html(string Markup)
{
    public static Html Nothing { get; } = new("");

    /// <summary>Markup with its gaps filled: a text is escaped, markup and lists of it are taken as they are.</summary>
    public static Html Of(Filling filling) => filling.ToHtml();

    /// <summary>Markup, or nothing: then its gaps are not even looked at.</summary>
    public static Html If(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] Filling filling) => condition ? filling.ToHtml() : Nothing;

    /// <summary>Markup for each of something.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> one) => new(string.Concat(items.Select(i => one(i).Markup)));

    /// <summary>Markup the program itself has rendered and escaped before: a message's text.</summary>
    public static Html Rendered(string markup) => new(markup);

    public override string ToString() => Markup;

    /// <summary>Collects the parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Filling
    {
        // Escapes what matters in markup and leaves 中文 as it is.
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

        private readonly StringBuilder text;

        public Filling(int literalLength, int holes) => text = new(literalLength + (holes * 16));

        public Filling(int literalLength, int holes, bool condition, out bool isNeeded)
            : this(condition ? literalLength : 0, holes) => isNeeded = condition;

        public void AppendLiteral(string markup) => text.Append(markup);

        public void AppendFormatted(Html markup) => text.Append(markup.Markup);

        public void AppendFormatted(IEnumerable<Html> several)
        {
            foreach (var one in several)
            {
                text.Append(one.Markup);
            }
        }

        public void AppendFormatted(string? words)
        {
            if (words is not null)
            {
                text.Append(Encoder.Encode(Unseen.Straight(words)));
            }
        }

        public void AppendFormatted<T>(T value)
            where T : IFormattable => AppendFormatted(value.ToString(null, CultureInfo.InvariantCulture));

        public Html ToHtml() => new(text.ToString());
    }
}
