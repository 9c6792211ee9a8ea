using System.Globalization;
using System.Text;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>Telegram's HTML parse mode: the same tags, the same complaints, one pass over the text.</summary>
internal sealed class HtmlParser(string html, bool strict)
{
    private readonly StringBuilder _visible = new(html.Length);
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<(HtmlTag Tag, int Offset)> _open = [];
    private int _at;

    public static ParsedText Parse(string html, bool strict) =>
        html.AsSpan().IndexOfAny('<', '&', '>') < 0 ? new(html, []) : new HtmlParser(html, strict).Run();

    private ParsedText Run()
    {
        while (_at < html.Length)
        {
            var c = html[_at];
            if (c == '<')
                ReadTag();
            else if (c == '&')
                ReadCharacterReference();
            else if (c == '>' && strict)
                throw Broken("character '>' must be escaped as &gt;", _at);
            else
                _visible.Append(html[_at++]);
        }
        return _open.TryPeek(out var open)
            ? throw Refusal.Bad($"can't parse entities: Can't find end tag corresponding to start tag \"{open.Tag.Name}\"")
            : new(_visible.ToString(), [.. _entities.OrderBy(e => e.Offset).ThenByDescending(e => e.Length)]);
    }

    private void ReadTag()
    {
        var begin = _at;
        if (_at + 1 < html.Length && html[_at + 1] == '/')
        {
            ReadEndTag(begin);
            return;
        }
        _open.Push((HtmlTag.Read(html, ref _at, strict), _visible.Length));
    }

    private void ReadEndTag(int begin)
    {
        if (!_open.TryPop(out var open))
            throw Broken("Unexpected end tag", begin);
        var end = html.IndexOf('>', begin);
        if (end < 0)
            throw Broken("Unclosed end tag", begin);
        var name = html[(begin + 2)..end].TrimEnd().ToLowerInvariant();
        if (name != open.Tag.Name && (name.Length > 0 || strict))
        {
            var offset = Encoding.UTF8.GetByteCount(html.AsSpan(0, begin));
            throw Refusal.Bad($"can't parse entities: Unmatched end tag at byte offset {offset}, expected \"</{open.Tag.Name}>\", found \"</{name}>\"");
        }
        _at = end + 1;
        if (_visible.Length > open.Offset)
            Close(open.Tag, open.Offset, _visible.Length - open.Offset);
    }

    private void Close(HtmlTag tag, int offset, int length)
    {
        // <pre><code class="language-x"> is one entity, a pre with a language.
        if (tag.Name == "pre" && _entities.FindIndex(e => e.Type == "code" && e.Offset == offset && e.Length == length) is >= 0 and var at
            && _entities[at].Argument is not null)
        {
            _entities[at] = _entities[at] with { Type = "pre" };
            return;
        }
        var argument = tag.Name == "a" && tag.Argument is null ? _visible.ToString(offset, length) : tag.Argument;
        if (tag.EntityType(argument, strict) is { } type)
            _entities.Add(new(type, offset, length, tag.Name is "blockquote" or "span" ? null : argument));
    }

    private void ReadCharacterReference()
    {
        var end = _at + 1;
        var code = 0;
        if (end < html.Length && html[end] == '#')
        {
            var hex = ++end < html.Length && html[end] is 'x' or 'X';
            var digits = hex ? ++end : end;
            while (end < html.Length && (hex ? char.IsAsciiHexDigit(html[end]) : char.IsAsciiDigit(html[end])))
                end++;
            var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
            if (end - _at < 10 && int.TryParse(html.AsSpan(digits, end - digits), style, CultureInfo.InvariantCulture, out var number))
                code = Rune.IsValid(number) ? number : 0;
        }
        else
        {
            while (end < html.Length && char.IsAsciiLetter(html[end]))
                end++;
            code = html.AsSpan(_at + 1, end - _at - 1) switch { "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => 0 };
        }
        var closed = end < html.Length && html[end] == ';';
        if (strict && (code == 0 || !closed))
            throw Broken("character '&' must be escaped as &amp;", _at);
        if (code == 0)
        {
            _visible.Append(html[_at++]);
            return;
        }
        _visible.Append(new Rune(code).ToString());
        _at = closed ? end + 1 : end;
    }

    private Refusal Broken(string complaint, int at) => HtmlTag.Broken(html, complaint, at);
}
