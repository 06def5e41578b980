namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Leaves a macro with a value: dbt's <c>return()</c>.</summary>
internal sealed class ReturnSignal(object? value) : Exception
{
    public object? Value { get; } = value;
}
