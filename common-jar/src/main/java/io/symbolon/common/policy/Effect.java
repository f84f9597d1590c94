package io.symbolon.common.policy;

/** What a policy says of a request. */
public enum Effect {
    /** It may be done, unless another policy denies it. */
    PERMIT,
    /** It may not be done, whatever other policies say. */
    DENY,
    /** The policy is not about this request. */
    ABSTAIN
}
