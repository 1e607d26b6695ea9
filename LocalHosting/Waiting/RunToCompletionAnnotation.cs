namespace Aspire.Hosting.ApplicationModel;

/// <summary>Others wait until the resource has done its work: when it ends, it is not started again.</summary>
internal sealed class RunToCompletionAnnotation : IResourceAnnotation;
