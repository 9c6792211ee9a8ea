using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Bot.Content;

/// <summary>
/// Reads YAML and refuses, with its place, what would be followed for ever or until the stack is full: a part that contains itself,
/// nesting beyond sense.
/// </summary>
internal sealed class GuardedParser : IParser
{
    private const int MaxDepth = 100;

    private readonly Scanner scanner;
    private readonly Parser inner;
    private readonly Stack<AnchorName> open = [];
    private readonly HashSet<AnchorName> known = [];

    public GuardedParser(string yaml)
    {
        scanner = new(new StringReader(yaml));
        inner = new(scanner);
    }

    public ParsingEvent? Current => inner.Current;

    /// <summary>How far the text is read.</summary>
    public long Line => scanner.CurrentPosition.Line;

    public bool MoveNext()
    {
        if (!inner.MoveNext())
        {
            return false;
        }

        switch (inner.Current)
        {
            case MappingStart or SequenceStart:
                open.Push(((NodeEvent)inner.Current).Anchor);
                Require(open.Count <= MaxDepth, "Its parts are nested too deeply.");
                break;
            case MappingEnd or SequenceEnd:
                open.Pop();
                break;
            case AnchorAlias alias:
                Require(known.Contains(alias.Value), $"There is no '&{alias.Value}' that '*{alias.Value}' could stand for.");
                Require(!open.Contains(alias.Value), $"'*{alias.Value}' refers to itself.");
                break;
            default:
                break;
        }

        if (inner.Current is NodeEvent { Anchor.IsEmpty: false } node)
        {
            known.Add(node.Anchor);
        }

        return true;
    }

    private void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new YamlException(inner.Current!.Start, inner.Current.End, otherwise);
        }
    }
}
