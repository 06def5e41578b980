namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>A statement that Redshift would refuse, or that lies outside the subset that this warehouse runs.</summary>
/// <param name="message">In Redshift's form, with <c>ERROR:</c> first.</param>
internal sealed class SqlRefusal(string message, Exception? cause = null) : Exception(message, cause)
{
    public static SqlRefusal Syntax(string near) => new($"ERROR: syntax error at or near \"{near}\"");

    /// <summary>What Redshift has and this warehouse has not.</summary>
    /// <param name="what">What was asked for.</param>
    /// <param name="hint">What to write in its place.</param>
    public static SqlRefusal NotHere(string what, string hint) => new($"ERROR: {what} is not supported\n  Hint: The embedded warehouse runs a subset of Redshift's SQL. {hint}");

    /// <summary>What Redshift itself has not.</summary>
    public static SqlRefusal NotInRedshift(string what, string hint) => new($"ERROR: {what} is not supported by Redshift\n  Hint: {hint}");
}
