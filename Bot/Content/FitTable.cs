using System.Numerics;
using System.Runtime.InteropServices;

namespace Bot.Content;

/// <summary>
/// Which of some texts fit whom, whatever the season. It is reckoned once for each place, kind of people and crop and put together from
/// that, so that twenty thousand different people take milliseconds. Not for several threads at once.
/// </summary>
/// <param name="items">The texts.</param>
/// <param name="meant">Whom each is meant for.</param>
/// <param name="regions">All regions.</param>
internal sealed class FitTable<T>(IReadOnlyList<T> items, Func<T, MeantFor> meant, RegionTree regions)
{
    private const int Bits = 64;

    private readonly MeantFor[] whom = [.. items.Select(meant)];
    private readonly Dictionary<string, ulong[]> places = [];
    private readonly Dictionary<string, ulong[]> audiences = [];
    private readonly Dictionary<string, ulong[]> crops = [];
    private readonly Dictionary<string, int[]> known = [];

    public IReadOnlyList<T> Items => items;

    /// <summary>The places in <see cref="Items"/> of what fits somebody, in order; the same list for all whom the same fits.</summary>
    public int[] For(Traits person)
    {
        var fits = Of(crops, "", m => m.IsAbout([])).ToArray();
        if (person.Crops.Count > 0)
        {
            Array.Clear(fits);
            foreach (var crop in person.Crops)
            {
                Or(fits, Of(crops, crop, m => m.IsAbout([crop])));
            }
        }

        And(fits, Of(places, person.Region ?? "", m => m.IsRightAt(person.Region, regions)));
        And(fits, Of(audiences, person.Audience ?? "", m => m.IsFor(person.Audience)));
        var key = new string(MemoryMarshal.Cast<ulong, char>(fits));
        return known.TryGetValue(key, out var same) ? same : known[key] = [.. Places(fits)];
    }

    private ulong[] Of(Dictionary<string, ulong[]> part, string name, Func<MeantFor, bool> fits)
    {
        if (!part.TryGetValue(name, out var bits))
        {
            part[name] = bits = new ulong[(whom.Length + Bits - 1) / Bits];
            for (var i = 0; i < whom.Length; i++)
            {
                bits[i / Bits] |= fits(whom[i]) ? 1UL << (i % Bits) : 0;
            }
        }

        return bits;
    }

    private static void And(ulong[] bits, ulong[] other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= other[i];
        }
    }

    private static void Or(ulong[] bits, ulong[] other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= other[i];
        }
    }

    private static IEnumerable<int> Places(ulong[] bits)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            for (var rest = bits[word]; rest != 0; rest &= rest - 1)
            {
                yield return (word * Bits) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }
}
