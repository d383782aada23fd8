/** Small programs that each break one rule of the architecture, so that the rule is seen to fail. */
package broken;
