namespace Bot.Enquiries.Retrieval;

/// <summary>Compares a question with one wording of a passage, term by term. Pure.</summary>
internal static class Comparison
{
    /// <param name="asked">The question.</param>
    /// <param name="wording">The wording.</param>
    /// <param name="named">The crops, pests, illnesses and animals that the passage names anywhere.</param>
    /// <param name="weight">How much a term says.</param>
    /// <param name="isElsewhere">Whether a term stands in another part of the passage.</param>
    public static Match Of(Reading asked, Reading wording, IReadOnlySet<string> named, Func<int, float> weight, Func<int, bool> isElsewhere)
    {
        var (both, inQuestion, inWording, elsewhere) = (0f, 0f, 0f, 0f);
        var (i, j) = (0, 0);
        while (i < asked.Terms.Length || j < wording.Terms.Length)
        {
            var left = i < asked.Terms.Length ? asked.Terms[i] : int.MaxValue;
            var right = j < wording.Terms.Length ? wording.Terms[j] : int.MaxValue;
            var term = Math.Min(left, right);
            var counts = weight(term) * (left == term ? asked.Shares[i] : wording.Shares[j]) * (Terms.IsPair(term) ? Ranking.Pair : 1);
            if (left == right)
            {
                both += counts;
            }
            else if (left == term && isElsewhere(term))
            {
                elsewhere += counts;
            }

            if (left == term)
            {
                inQuestion += counts;
                i++;
            }

            if (right == term)
            {
                inWording += counts;
                j++;
            }
        }

        return new()
        {
            OfQuestion = Share(both, inQuestion),
            OfWording = Share(both, inWording),
            Anywhere = Share(both + elsewhere, inQuestion),
            LeftOfWording = inWording - both,
            Intents = Agreement(asked.Intents, wording.Intents),
            SameAtRisk = asked.AtRisk.SetEquals(wording.AtRisk),
            SameBeings = AreSameBeings(asked, wording, named),
            NamesSubjects = asked.Subjects.IsSubsetOf(named),
            IsAsNarrow = wording.Subjects.IsSubsetOf(asked.Subjects) && wording.Animals.IsSubsetOf(asked.Animals),
            SameWords = asked.Words.SetEquals(wording.Words),
            SameDenial = asked.Denies == wording.Denies,
        };
    }

    private static float Share(float part, float whole) => whole > 0 ? part / whole : 0;

    /// <summary>An animal that is asked about must be named; a person is not answered with what is said of animals.</summary>
    private static bool AreSameBeings(Reading asked, Reading wording, IReadOnlySet<string> named) =>
        asked.Animals.Count > 0 ? asked.Animals.Overlaps(named) : !asked.People || wording.People || wording.Animals.Count == 0;

    private static IntentAgreement Agreement(IReadOnlySet<string> asked, IReadOnlySet<string> wording) =>
        asked.Count == 0 && wording.Count == 0 ? IntentAgreement.Unsaid
        : asked.SetEquals(wording) ? IntentAgreement.Same
        : asked.IsSubsetOf(wording) ? IntentAgreement.WordingWantsMore
        : wording.Count == 0 || asked.Overlaps(wording) ? IntentAgreement.QuestionWantsMore
        : IntentAgreement.Different;
}
