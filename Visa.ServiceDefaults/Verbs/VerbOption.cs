namespace Visa.ServiceDefaults.Verbs;

/// <summary>An option of a verb, such as <c>--days</c>, and the configuration key that it sets.</summary>
public sealed record VerbOption(string Name, ArgumentKind Kind, string Key, string Meaning);
