using Bot.Messaging;
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
                Require(open.Count <= MaxDepth, new("check.yaml-deep"));
                break;
            case MappingEnd or SequenceEnd:
                open.Pop();
                break;
            case AnchorAlias alias:
                Require(known.Contains(alias.Value), new("check.yaml-alias", ("name", alias.Value.Value)));
                Require(!open.Contains(alias.Value), new("check.yaml-loop", ("name", alias.Value.Value)));
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

    private void Require(bool condition, Phrase otherwise)
    {
        if (!condition)
        {
            throw new RefusedException(inner.Current!.Start, inner.Current.End, otherwise);
        }
    }

    /// <summary>How the parser's caller is told, which knows no other way.</summary>
    public sealed class RefusedException(Mark start, Mark end, Phrase why) : YamlException(start, end, why.ToString())
    {
        public Phrase Why => why;
    }
}
