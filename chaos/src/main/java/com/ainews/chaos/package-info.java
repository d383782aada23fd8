/**
 * Runs replicas of the service under load, kills them and what they stand on, and checks in the end
 * that no budget was overrun, no call was lost, nothing stayed held and everything adds up.
 */
@NullMarked
package com.ainews.chaos;

import org.jspecify.annotations.NullMarked;
