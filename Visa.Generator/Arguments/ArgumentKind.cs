namespace Visa.Generator.Arguments;

/// <summary>What a command line option takes.</summary>
internal enum ArgumentKind
{
    Text,
    WholeNumber,
    Number,
    Date,

    /// <summary>Nothing: the option's presence says it.</summary>
    Flag,
}
