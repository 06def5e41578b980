namespace Visa.LocalAws.Warehouse.Dialect;

internal enum SqlTokenKind
{
    /// <summary>A keyword or an identifier without quotes.</summary>
    Word,

    /// <summary>An identifier in double quotes.</summary>
    Quoted,

    /// <summary>A literal in single quotes.</summary>
    Text,

    Number,

    /// <summary>An operator or a mark.</summary>
    Symbol,

    /// <summary>A named parameter, such as <c>:id</c>.</summary>
    Parameter,
}
