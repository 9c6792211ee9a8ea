namespace Bot.Enquiries.Retrieval;

/// <summary>What the search understands of a question.</summary>
/// <param name="Terms">What it is found by, each once, in ascending order.</param>
/// <param name="Shares">How much each term counts: those that only say what is wanted to be known count less than its subject.</param>
/// <param name="Intents">What it wants to know: the cause, the cure, the dose.</param>
/// <param name="AtRisk">For whom, or with which medicine, where that changes the answer.</param>
/// <param name="Words">Its numbers and words of Latin script: eight months are not eleven.</param>
/// <param name="Denies">Whether it says no: what may be eaten and what may not are two questions.</param>
internal sealed record Reading(int[] Terms, float[] Shares, IReadOnlySet<string> Intents, IReadOnlySet<string> AtRisk, IReadOnlySet<int> Words, bool Denies);
