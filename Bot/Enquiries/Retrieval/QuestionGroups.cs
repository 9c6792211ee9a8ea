namespace Bot.Enquiries.Retrieval;

/// <summary>Puts questions together that ask for much the same: one answer would close them all. Pure.</summary>
internal static class QuestionGroups
{
    /// <summary>Agreement from which two questions are put together: looser than certainty, since a person looks at the result.</summary>
    private const float Together = 0.55f;

    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IReadOnlyList<T> items, Func<T, string> text, Reader reader)
    {
        var index = new AnswerIndex([.. items.Select((item, at) => new Passage
        {
            Kind = PassageKind.Faq,
            Id = at.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Topic = "",
            Wordings = [text(item)],
        })], reader);
        var groupOf = new int[items.Count];
        Array.Fill(groupOf, -1);
        var groups = new List<List<T>>();
        for (var at = 0; at < items.Count; at++)
        {
            if (groupOf[at] < 0)
            {
                groupOf[at] = groups.Count;
                groups.Add([items[at]]);
            }

            foreach (var other in Alike(text(items[at])).Where(o => groupOf[o] < 0))
            {
                groupOf[other] = groupOf[at];
                groups[groupOf[at]].Add(items[other]);
            }
        }

        return groups;

        IEnumerable<int> Alike(string question) => index.Search(question, 50)
            .Where(h => (h.Match.OfQuestion + h.Match.OfWording) / 2 >= Together && h.Match.Intents != IntentAgreement.Different && h.Match.SameAtRisk)
            .Select(h => int.Parse(h.Passage.Id, System.Globalization.CultureInfo.InvariantCulture));
    }
}
