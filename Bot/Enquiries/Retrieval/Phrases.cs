using System.Runtime.CompilerServices;
using System.Text;

namespace Bot.Enquiries.Retrieval;

/// <summary>Finds known words in a text from left to right, at each place the longest.</summary>
/// <typeparam name="T">What a word means.</typeparam>
internal sealed class Phrases<T>
{
    private readonly Dictionary<string, T> meanings = [];
    private readonly Dictionary<char, int> longest = [];

    /// <summary>Adds a word unless it is known already: the first meaning holds.</summary>
    public void Add(string word, T meaning)
    {
        if (word.Length > 0 && meanings.TryAdd(word, meaning))
        {
            longest[word[0]] = Math.Max(word.Length, longest.GetValueOrDefault(word[0]));
        }
    }

    /// <summary>The text with every known word replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="replace">What to put in a word's place.</param>
    // Reads the whole content once, at the start: too short a time for the runtime to find out by itself that it is worth optimising.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string Replace(string text, Func<T, string> replace)
    {
        StringBuilder? result = null;
        var copied = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (At(text, at, out var meaning) is var length and > 0)
            {
                (result ??= new()).Append(text, copied, at - copied).Append(replace(meaning));
                copied = at + length;
                at = copied - 1;
            }
        }

        return result is null ? text : result.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>What the known words of a text mean.</summary>
    public IEnumerable<T> In(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (At(text, at, out var meaning) is var length and > 0)
            {
                yield return meaning;
                at += length - 1;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int At(string text, int at, out T meaning)
    {
        var lookup = meanings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(longest.GetValueOrDefault(text[at]), text.Length - at); length > 0; length--)
        {
            if (lookup.TryGetValue(text.AsSpan(at, length), out meaning!) && IsWhole(text, at, length))
            {
                return length;
            }
        }

        meaning = default!;
        return 0;
    }

    /// <summary>A Latin word counts only whole: <c>ph</c> is not in <c>phosphorus</c>.</summary>
    private static bool IsWhole(string text, int at, int length)
    {
        return Writing.IsHan(text[at]) || (!Continues(at - 1, at) && !Continues(at + length - 1, at + length));

        bool Continues(int left, int right) =>
            left >= 0 && right < text.Length && char.IsAsciiLetterOrDigit(text[left]) && char.IsAsciiLetterOrDigit(text[right]);
    }
}
