using System.Globalization;
using System.Runtime.CompilerServices;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Text with values in it that are known once the application runs: <c>ReferenceExpression.Create($"{endpoint}/path")</c>.</summary>
public class ReferenceExpression : IManifestExpressionProvider, IValueProvider
{
    private readonly object[] _arguments;

    private ReferenceExpression(string format, object[] arguments)
    {
        Format = format;
        _arguments = arguments;
    }

    /// <summary>A composite format string with one item for each value.</summary>
    public string Format { get; }

    public string ValueExpression => string.Format(
        CultureInfo.InvariantCulture, Format, [.. _arguments.Select(argument => ((IManifestExpressionProvider)argument).ValueExpression)]);

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.ToExpression();

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => ValueForAsync(null, cancellationToken);

    internal async ValueTask<string?> ValueForAsync(ReplicaIdentity? replica, CancellationToken cancellationToken)
    {
        var values = new object?[_arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = await LaunchValues.ResolveAsync(_arguments[i], replica, cancellationToken);
        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    /// <summary>Collects the parts of an interpolated string without asking for their values.</summary>
    [InterpolatedStringHandler]
    public ref struct ExpressionInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        private readonly System.Text.StringBuilder _format = new(literalLength + (4 * formattedCount));
        private readonly List<object> _arguments = new(formattedCount);

        public readonly void AppendLiteral(string value) => AppendText(value);

        public readonly void AppendFormatted(string? value) => AppendText(value);

        public readonly void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => AppendValue(valueProvider);

        public readonly void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => AppendValue(valueProvider.Resource);

        internal readonly ReferenceExpression ToExpression() => new(_format.ToString(), [.. _arguments]);

        private readonly void AppendText(string? value) =>
            _format.Append(value?.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));

        private readonly void AppendValue(object value)
        {
            _format.Append('{').Append(_arguments.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
            _arguments.Add(value);
        }
    }
}
