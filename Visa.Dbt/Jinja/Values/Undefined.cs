namespace Visa.Dbt.Jinja.Values;

/// <summary>The value of a name or an attribute that is not there. It is false and counts as nothing; to write it or look into it is an error.</summary>
internal sealed record Undefined(string Name)
{
    /// <summary>What a choice without else gives: it is written as nothing.</summary>
    public static readonly Undefined Nothing = new("");
}
