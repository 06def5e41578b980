namespace Visa.ServiceDefaults.Verbs;

/// <summary>What a command line option takes.</summary>
public enum ArgumentKind
{
    Text,
    WholeNumber,
    Number,
    Date,

    /// <summary>Nothing: the option's presence says it.</summary>
    Flag,
}
