using Bot.Content;

namespace Bot.Quizzes.Contests;

/// <summary>Ranks units by participation × average: neither the largest wins by its size alone, nor the one that sends its single best. Pure.</summary>
internal static class UnitRanking
{
    /// <param name="units">Those that are ranked, with their sizes where they are given.</param>
    /// <param name="minimum">So many must take part.</param>
    /// <param name="results">Of each unit: how many took part, and the sum of their scores.</param>
    /// <param name="known">How many have chosen each unit, for those whose size is not given.</param>
    public static IReadOnlyList<UnitPlace> Rank(
        IEnumerable<ContestUnit> units, int minimum, IEnumerable<(string Unit, long People, double Sum)> results, IReadOnlyDictionary<string, long> known)
    {
        var byName = units.ToDictionary(u => u.Name);
        var places = results.Where(r => byName.ContainsKey(r.Unit) && r.People >= minimum)
            .Select(r =>
            {
                var size = Math.Max(r.People, byName[r.Unit].Size ?? known.GetValueOrDefault(r.Unit));
                return (r.Unit, Participation: (double)r.People / size, Average: r.Sum / r.People);
            })
            .OrderByDescending(u => u.Participation * u.Average).ThenBy(u => u.Unit, StringComparer.Ordinal);
        var ranked = new List<UnitPlace>();
        foreach (var (unit, participation, average) in places)
        {
            var score = participation * average;
            var shared = ranked.Count > 0 && Math.Abs(ranked[^1].Score - score) < 1e-9;
            ranked.Add(new(shared ? ranked[^1].Rank : ranked.Count + 1, unit, participation, average, score));
        }

        return ranked;
    }
}

/// <summary>A unit's place.</summary>
internal sealed record UnitPlace(int Rank, string Unit, double Participation, double Average, double Score);
