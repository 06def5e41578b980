namespace Visa.LocalAws.Glue.Transforms;

/// <summary>Why a run cannot do its work, in words for whoever wrote its SQL or its arguments.</summary>
internal sealed class TransformFailure(string message, Exception? cause = null) : Exception(message, cause);
